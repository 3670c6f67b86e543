"""Load a pack's procedures, national and curated, its guides, and the words people use."""

import gzip
import zlib
from collections.abc import Iterator
from datetime import date
from typing import Any

from hamrong.kernel.pack.interface import (
    Document,
    Fault,
    LoadReport,
    Pack,
    PackError,
    section,
)
from hamrong.kernel.text.interface import plain
from hamrong.service.procedures.actions.curate import Curated, Entry, curate
from hamrong.service.procedures.actions.import_raw import Imported, RecordError, import_raw
from hamrong.service.procedures.actions.index import index
from hamrong.service.procedures.actions.take_guides import take_guides
from hamrong.service.procedures.actions.take_synonyms import take_synonyms
from hamrong.service.procedures.models import Listing, ProcedureVersion, RawProcedure, Synonym
from hamrong.service.procedures.queries.procedure import questions_in
from hamrong.service.procedures.queries.targets import FILE as PLAN_FILE
from hamrong.service.procedures.rules.guide import Kind
from hamrong.service.procedures.rules.query import as_typed, words_of
from hamrong.service.procedures.rules.schema import PLAN, PROCEDURES, SYNONYMS
from hamrong.service.procedures.rules.soundness import troubles

CURATED = "procedures/*.yaml"
NATIONAL = "procedures/*.jsonl.gz"
WORDS = "search/*.yaml"


@section("procedures", order=40)
def load(pack: Pack) -> LoadReport:
    """Take over the pack's procedures and guides; rebuild the search if anything changed.

    Whether a procedure can be filed is decided later, by `confirm_fileable`.

    Raises:
        PackError: with file and line of everything that is wrong.
    """
    if pack.has(PLAN_FILE):
        pack.read(PLAN_FILE, PLAN)
    national = _national(pack)
    curated = curate(_entries(pack))
    words_changed = _words(pack)
    changed = national.written + national.removed + _changes(curated)
    changed += take_guides(pack, _codes())
    if changed or words_changed:
        index()
    return LoadReport(
        section="procedures",
        loaded=Listing.objects.filter(kind=Kind.PROCEDURE).count(),
        changed=changed,
        warnings=tuple(f"{code}: mã trùng, đã thêm mã cơ quan" for code in national.doubled)
        + _unknown_codes(),
    )


def _codes() -> set[str]:
    """Return the codes of all procedures there are, curated and raw."""
    opened = ProcedureVersion.objects.filter(valid_to=None)
    raw = RawProcedure.objects.values_list("code", flat=True)
    return {*opened.values_list("procedure__code", flat=True), *raw}


def _changes(curated: Curated) -> int:
    return curated.new + curated.changed + curated.withdrawn


def _national(pack: Pack) -> Imported:
    files = pack.files(NATIONAL)
    if len(files) > 1:
        raise PackError([Fault(files[1], 1, "only one snapshot of the national catalogue")])
    if not files:
        return import_raw([], "")
    source = files[0].rpartition("/")[2].removesuffix(".jsonl.gz")
    try:
        with gzip.open(pack.root / files[0], "rb") as lines:
            return import_raw(lines, source)
    except RecordError as wrong:
        raise PackError([Fault(files[0], wrong.line, wrong.message)]) from wrong
    except (EOFError, OSError, zlib.error) as wrong:
        raise PackError([Fault(files[0], 1, f"the file cannot be unpacked: {wrong}")]) from wrong


def _entries(pack: Pack) -> list[Entry]:
    entries: list[Entry] = []
    faults: list[Fault] = []
    codes: set[str] = set()
    for file in pack.files(CURATED):
        document = pack.read(file, PROCEDURES)
        faults += _faults(document, codes)
        entries += [
            Entry(body=body, valid_from=begins)
            for begins in _date(document, faults)
            for body in document.value["procedures"]
        ]
    if faults:
        raise PackError(faults)
    return entries


def _date(document: Document, faults: list[Fault]) -> Iterator[date]:
    try:
        yield date.fromisoformat(document.value["valid_from"])
    except ValueError as wrong:
        faults.append(document.fault(str(wrong), "valid_from"))


def _faults(document: Document, codes: set[str]) -> Iterator[Fault]:
    """Yield what the schema cannot say: codes and keys that appear twice."""
    for place, body in enumerate(document.value["procedures"]):
        if body["code"] in codes:
            yield document.fault(f"{body['code']} is given twice", "procedures", place, "code")
        codes.add(body["code"])
        for part in ("documents", "cases", "fees", "exemptions"):
            yield from _repeated(document, body.get(part, ()), "procedures", place, part)
        for case, told in enumerate(body.get("cases", ())):
            fees = told.get("fees", ())
            yield from _repeated(document, fees, "procedures", place, "cases", case, "fees")
        for path, said in troubles(body, questions_in(body)):
            yield document.fault(f"{body['code']}: {said}", "procedures", place, *path)


def _repeated(document: Document, items: Any, *path: str | int) -> Iterator[Fault]:
    seen: set[str] = set()
    for place, item in enumerate(items):
        if item["key"] in seen:
            yield document.fault(f"the key {item['key']} is given twice", *path, place, "key")
        seen.add(item["key"])


def _words(pack: Pack) -> bool:
    """Take over the everyday words of every language; tell whether they changed."""
    synonyms: dict[str, Synonym] = {}
    weak: list[str] = []
    faults: list[Fault] = []
    for file in pack.files(WORDS):
        document = pack.read(file, SYNONYMS)
        weak += document.value.get("weak", ())
        for (place, number), synonym in _said(document):
            if synonym.written in synonyms:
                path = ("synonyms", place, "say", number)
                faults.append(document.fault(f"{synonym.written} is said twice", *path))
            synonyms[synonym.written] = synonym
    if faults:
        raise PackError(faults)
    return take_synonyms(list(synonyms.values()), weak)


def _said(document: Document) -> Iterator[tuple[tuple[int, int], Synonym]]:
    """Return each everyday phrase of a file with its place."""
    for place, entry in enumerate(document.value["synonyms"]):
        for number, say in enumerate(entry["say"]):
            written = as_typed(say)
            yield (
                (place, number),
                Synonym(
                    phrase=" ".join(words_of(plain(written))),
                    written=written,
                    means=" ".join(words_of(plain(entry["mean"]))),
                    codes=entry.get("first", []),
                ),
            )


def _unknown_codes() -> tuple[str, ...]:
    """Name the codes that everyday words point at in vain."""
    pointed = {code for codes in Synonym.objects.values_list("codes", flat=True) for code in codes}
    known = set(Listing.objects.filter(code__in=pointed).values_list("code", flat=True))
    return tuple(f"{WORDS}: không có thủ tục {code}" for code in sorted(pointed - known))
