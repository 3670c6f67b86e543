"""Take over the province's curated procedures as dated versions."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from django.db import transaction

from hamrong.kernel.calendar.interface import today
from hamrong.service.procedures.models import Procedure, ProcedureVersion


@dataclass(frozen=True, slots=True)
class Entry:
    """A curated procedure as read: what it says, and from when."""

    body: Mapping[str, Any]
    valid_from: date


@dataclass(frozen=True, slots=True)
class Curated:
    """How many procedures were new, changed, unchanged, withdrawn."""

    new: int
    changed: int
    unchanged: int
    withdrawn: int


@transaction.atomic
def curate(entries: Sequence[Entry]) -> Curated:
    """Make these the province's procedures.

    An unchanged body makes no version. A changed one closes the open version and begins the next
    on its own date if that lies later, else today: what a version once said is never rewritten.
    A procedure that is no longer listed is withdrawn: its open version ends today.
    """
    known = {p.code: p for p in Procedure.objects.select_for_update()}
    open_versions = {v.procedure_id: v for v in ProcedureVersion.objects.filter(valid_to=None)}
    counts = {"new": 0, "changed": 0, "unchanged": 0}
    for entry in entries:
        owner = known.get(entry.body["code"])
        if owner is None:
            owner = Procedure.objects.create(code=entry.body["code"])
        counts[_take(owner, open_versions.pop(owner.id, None), entry)] += 1
    for left in open_versions.values():
        _close(left, today())
    Procedure.objects.filter(id__in=open_versions).update(fileable=False, obstacle="")
    return Curated(withdrawn=len(open_versions), **counts)


def _take(owner: Procedure, current: ProcedureVersion | None, entry: Entry) -> str:
    checksum = sha256(
        json.dumps(entry.body, sort_keys=True, ensure_ascii=False).encode()
    ).hexdigest()
    if current is not None and current.checksum == checksum:
        return "unchanged"
    last = owner.versions.order_by("-number").first()
    begins = entry.valid_from
    if last is not None:
        begins = max(begins if begins > last.valid_from else today(), last.valid_from)
    if current is not None:
        _close(current, begins)
    ProcedureVersion.objects.create(
        procedure=owner,
        number=1 if last is None else last.number + 1,
        valid_from=begins,
        checksum=checksum,
        body=dict(entry.body),
    )
    return "new" if last is None else "changed"


def _close(version: ProcedureVersion, day: date) -> None:
    version.valid_to = max(day, version.valid_from)
    version.save(update_fields=["valid_to"])
