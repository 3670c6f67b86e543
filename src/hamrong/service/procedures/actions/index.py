"""Build what the search reads from the curated procedures, the raw catalogue and the synonyms."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import transaction

from hamrong.kernel.text.interface import plain, sort_key
from hamrong.service.procedures.models import (
    Listing,
    ProcedureVersion,
    RawProcedure,
    Word,
)
from hamrong.service.procedures.rules.catalogue import (
    life_event,
    texts_of_papers,
    texts_of_results,
    without_prefix,
)
from hamrong.service.procedures.rules.query import words_of

_BATCH = 1_000


@transaction.atomic
def index() -> int:
    """Rebuild the listings and the weights of words; return the number of listings.

    A raw record with the code of a curated procedure lends it its names and papers and is not
    listed itself.
    """
    raw = {r.code: r for r in RawProcedure.objects.all()}
    opened = ProcedureVersion.objects.filter(valid_to=None).select_related("procedure")
    curated = [_curated(v, raw.pop(v.procedure.code, None)) for v in opened]
    listings = curated + [_raw(record) for record in raw.values()]
    Listing.objects.all().delete()
    Listing.objects.bulk_create(listings, batch_size=_BATCH)
    _weigh(_count(listings))
    return len(listings)


def _weigh(counts: dict[str, int]) -> None:
    weak = set(Word.objects.filter(weak=True).values_list("word", flat=True))
    Word.objects.all().delete()
    Word.objects.bulk_create(
        [
            Word(word=word, listings=counts.get(word, 0), weak=word in weak)
            for word in sorted(counts.keys() | weak)
        ],
        batch_size=_BATCH,
    )


def _count(listings: Sequence[Listing]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for item in listings:
        text = f"{item.name_plain} {item.words_plain} {item.field_plain}"
        counts.update(set(words_of(text)))
    return dict(counts)


def _curated(version: ProcedureVersion, record: RawProcedure | None) -> Listing:
    body: dict[str, Any] = version.body
    papers = " ".join(document["name"] for document in body["documents"])
    words: Iterator[str] = iter([*body.get("keywords", ()), body["result"]])
    spoken = " ; ".join(words) + (f" ; {record.name}" if record else "")
    return Listing(
        code=version.procedure.code,
        name=body["name"],
        field=body["field"],
        levels=[body["level"]],
        life_event=body["life_event"],
        department=body.get("department", ""),
        curated=True,
        fileable=version.procedure.fileable,
        online_level=body["online_level"],
        sort_key=sort_key(body["name"]),
        name_plain=without_prefix(_words(body["name"])),
        words_plain=_words(spoken),
        field_plain=_words(body["field"]),
        papers_plain=_words(papers + " " + (texts_of_papers(record.data) if record else "")),
    )


def _raw(record: RawProcedure) -> Listing:
    return Listing(
        code=record.code,
        name=record.name,
        field=record.field,
        levels=record.levels,
        life_event=life_event(record.event),
        curated=False,
        sort_key=sort_key(record.name),
        name_plain=without_prefix(_words(record.name)),
        words_plain=_words(" ; ".join(texts_of_results(record.data))),
        field_plain=_words(record.field),
        papers_plain=_words(texts_of_papers(record.data)),
    )


def _words(text: str) -> str:
    """Return the words alone: signs and the shape of codes say nothing in a search."""
    return " ".join(words_of(plain(text)))
