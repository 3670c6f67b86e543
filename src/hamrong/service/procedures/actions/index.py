"""Build what the search reads: curated procedures, the raw catalogue, guides and questions."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection, transaction

from hamrong.kernel.text.interface import plain, sort_key
from hamrong.service.procedures.models import (
    Guide,
    Listing,
    ProcedureVersion,
    RawProcedure,
    Synonym,
    Word,
)
from hamrong.service.procedures.queries.procedure import view_of
from hamrong.service.procedures.rules.catalogue import (
    life_event,
    texts_of_papers,
    texts_of_results,
    without_prefix,
)
from hamrong.service.procedures.rules.guide import Kind, text_of
from hamrong.service.procedures.rules.query import words_of

_BATCH = 1_000
_FIELDS = (
    "code",
    "kind",
    "name",
    "field",
    "levels",
    "life_event",
    "department",
    "curated",
    "fileable",
    "online_level",
    "sort_key",
    "name_plain",
    "words_plain",
    "field_plain",
    "papers_plain",
)


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
    listings += [_guide(guide) for guide in Guide.objects.all()]
    _add_what_people_say(listings)
    _write(listings)
    _weigh(_count(listings))
    _settle()
    return len(listings)


def _add_what_people_say(listings: Sequence[Listing]) -> None:
    """Put the words of everyday phrases into the listing they mean first.

    So one is found, too, by words of a phrase said in another order or among others.
    """
    said: dict[str, list[str]] = {}
    for phrase, codes in Synonym.objects.order_by("phrase").values_list("phrase", "codes"):
        if codes:
            said.setdefault(codes[0], []).append(phrase)
    for item in listings:
        item.words_plain = " ; ".join(filter(None, [item.words_plain, *said.get(item.code, ())]))


def _settle() -> None:
    """Merge what waits beside the search indexes, and count: the next search is as fast as all."""
    with connection.cursor() as cursor:
        for name in ("listing_vector", "listing_papers_vector", "listing_name_trigram"):
            cursor.execute("SELECT gin_clean_pending_list(%s::regclass)", [name])
        cursor.execute("ANALYZE procedures_listing, procedures_word, procedures_synonym")


def _write(listings: Sequence[Listing]) -> None:
    """Write what changed: rewriting all would leave the search indexes full of dead rows."""
    known = {row[0]: row for row in Listing.objects.values_list(*_FIELDS)}
    changed = [
        item
        for item in listings
        if known.pop(item.code, None) != tuple(getattr(item, field) for field in _FIELDS)
    ]
    Listing.objects.filter(code__in=known).delete()
    Listing.objects.bulk_create(
        changed,
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=_FIELDS[1:],
    )


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
    """Count in how many listings each word stands; a word people say is no slip, so it has one."""
    counts: Counter[str] = Counter()
    for item in listings:
        text = f"{item.name_plain} {item.words_plain} {item.field_plain}"
        counts.update(set(words_of(text)))
    said = Synonym.objects.values_list("phrase", flat=True)
    return {word: 1 for phrase in said for word in phrase.split()} | counts


def _curated(version: ProcedureVersion, record: RawProcedure | None) -> Listing:
    body: dict[str, Any] = version.body
    papers = " ".join(document["name"] for document in body["documents"])
    words: Iterator[str] = iter([*body.get("keywords", ()), body["result"]])
    spoken = " ; ".join(words) + (f" ; {record.name}" if record else "")
    return Listing(
        code=version.procedure.code,
        kind=Kind.PROCEDURE.value,
        name=body["name"],
        field=body["field"],
        levels=[body["level"]],
        life_event=body["life_event"],
        department=body.get("department", ""),
        curated=True,
        fileable=version.procedure.fileable,
        online_level=view_of(version).online_level,
        sort_key=sort_key(body["name"]),
        name_plain=without_prefix(_words(body["name"])),
        words_plain=_words(spoken),
        field_plain=_words(body["field"]),
        papers_plain=_words(papers + " " + (texts_of_papers(record.data) if record else "")),
    )


def _raw(record: RawProcedure) -> Listing:
    return Listing(
        code=record.code,
        kind=Kind.PROCEDURE.value,
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


def _guide(guide: Guide) -> Listing:
    return Listing(
        code=guide.key,
        kind=guide.kind,
        name=guide.title,
        levels=[],
        life_event=guide.life_event,
        curated=False,
        sort_key=sort_key(guide.title),
        name_plain=_words(guide.title),
        words_plain=_words(" ; ".join(guide.body["keywords"])),
        papers_plain=_words(text_of(guide.body)),
    )


def _words(text: str) -> str:
    """Return the words alone: signs and the shape of codes say nothing in a search."""
    return " ".join(words_of(plain(text)))
