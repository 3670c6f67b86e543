"""Take over a snapshot of the national catalogue."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import msgspec
from django.db import transaction

from hamrong.service.procedures.models import RawProcedure
from hamrong.service.procedures.rules.catalogue import unique_code

_BATCH = 500


class RecordError(ValueError):
    """A line of the snapshot that is no record; `line` counts from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


@dataclass(frozen=True, slots=True)
class Imported:
    """How many records the snapshot has, how many were written or removed, and doubled codes."""

    records: int
    written: int
    removed: int
    doubled: tuple[str, ...]


class _Named(msgspec.Struct):
    name: str = ""
    code: str = ""


class _Record(msgspec.Struct):
    """The parts of a record that everything relies on; the rest is kept as it came."""

    code: str
    name: str
    levels: list[str]
    issuer: _Named
    event: str = ""
    field: _Named | None = None
    methods: list[dict[str, Any]] = []
    cases: list[dict[str, Any]] = []
    papers: list[_Named] = []
    results: list[_Named] = []
    basis: list[str] = []


@transaction.atomic
def import_raw(lines: Iterable[bytes], source: str) -> Imported:
    """Make the raw catalogue the same as the snapshot; unchanged records are not written again.

    Two records that differ only in their issuer get the issuer's code appended, the one whose
    code came clean keeps it.

    Raises:
        RecordError: a line is not JSON, lacks what a record needs, or repeats a code.
    """
    rows, doubled = _rows(lines, source)
    known = dict(RawProcedure.objects.values_list("code", "checksum"))
    changed = [row for code, row in rows.items() if known.get(code) != row.checksum]
    RawProcedure.objects.bulk_create(
        changed,
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "field", "levels", "event", "source", "checksum", "data"],
    )
    gone = known.keys() - rows.keys()
    if gone:
        RawProcedure.objects.filter(code__in=gone).delete()
    return Imported(len(rows), len(changed), len(gone), tuple(doubled))


def _rows(lines: Iterable[bytes], source: str) -> tuple[dict[str, RawProcedure], list[str]]:
    read = [_read(number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    read.sort(key=lambda item: item[1]["code"] != item[1]["code"].strip())
    rows: dict[str, RawProcedure] = {}
    doubled = []
    for number, record, checksum in read:
        code = unique_code(record, rows)
        if code in rows:
            raise RecordError(number, f"mã thủ tục lặp lại: {code}")
        if code != record["code"].strip():
            doubled.append(code)
        rows[code] = RawProcedure(
            code=code,
            name=record["name"].strip(),
            field=record.get("field", {}).get("name", "").strip(),
            levels=record["levels"],
            event=record.get("event", ""),
            source=source,
            checksum=checksum,
            data=record,
        )
    return rows, doubled


def _read(number: int, line: bytes) -> tuple[int, dict[str, Any], str]:
    try:
        record = msgspec.json.decode(line)
        msgspec.convert(record, _Record)
    except msgspec.DecodeError as wrong:
        raise RecordError(number, str(wrong)) from wrong
    if not isinstance(record, dict) or not record["code"].strip() or not record["name"].strip():
        raise RecordError(number, "thiếu mã hoặc tên thủ tục")
    return number, record, sha256(line).hexdigest()
