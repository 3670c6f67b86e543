"""Take over the guides and questions of a pack."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from hamrong.kernel.pack.interface import Document, Fault, Pack, PackError
from hamrong.service.procedures.models import Guide
from hamrong.service.procedures.rules.guide import Kind, codes_of
from hamrong.service.procedures.rules.schema import GUIDES

FILES = "guides/*.yaml"
_PARTS = {"guides": Kind.GUIDE, "questions": Kind.QUESTION}
_FIELDS = ("key", "kind", "title", "life_event", "place", "body")


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry and where it stands."""

    document: Document
    part: str
    place: int
    body: Mapping[str, Any]


@transaction.atomic
def take_guides(pack: Pack, codes: Collection[str]) -> int:
    """Make these the guides and questions, in the order of the files; tell how many changed.

    `codes` are the procedures there are.

    Raises:
        PackError: an entry is not written as expected, a key stands twice, or what an entry
            points at does not exist; with file and line of each.
    """
    entries = list(_entries(pack))
    keys = {entry.body["key"] for entry in entries}
    if faults := [fault for entry in entries for fault in _faults(entry, entries, keys, codes)]:
        raise PackError(faults)
    known = {row[0]: row for row in Guide.objects.values_list(*_FIELDS)}
    changed = [
        guide
        for guide in map(_guide, entries, range(len(entries)))
        if known.pop(guide.key, None) != tuple(getattr(guide, field) for field in _FIELDS)
    ]
    Guide.objects.filter(key__in=known).delete()
    Guide.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["key"], update_fields=_FIELDS[1:]
    )
    return len(changed) + len(known)


def _entries(pack: Pack) -> Iterator[_Entry]:
    for file in pack.files(FILES):
        document = pack.read(file, GUIDES)
        for part in _PARTS:
            for place, body in enumerate(document.value.get(part, ())):
                yield _Entry(document, part, place, body)


def _faults(
    entry: _Entry, entries: list[_Entry], keys: Collection[str], codes: Collection[str]
) -> Iterator[Fault]:
    body, path = entry.body, (entry.part, entry.place)
    first = next(other for other in entries if other.body["key"] == body["key"])
    if first is not entry:
        yield entry.document.fault(f"the key {body['key']} is given twice", *path, "key")
    for code in codes_of(body):
        if code not in codes:
            yield entry.document.fault(f"there is no procedure {code}", *path)
    for key in body.get("see", ()):
        if key not in keys:
            yield entry.document.fault(f"there is no guide or question {key}", *path, "see")


def _guide(entry: _Entry, place: int) -> Guide:
    return Guide(
        key=entry.body["key"],
        kind=_PARTS[entry.part].value,
        title=entry.body["title"],
        life_event=entry.body.get("life_event", ""),
        place=place,
        body=dict(entry.body),
    )
