"""Search curated and raw procedures together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection
from django.db.models import QuerySet

from hamrong.kernel.text.interface import plain
from hamrong.service.procedures.models import Listing
from hamrong.service.procedures.queries.wording import level_words
from hamrong.service.procedures.rules.procedure import LifeEvent
from hamrong.service.procedures.rules.query import (
    Plan,
    Question,
    Synonym,
    Weigher,
    guesses_for,
    mend_all,
    phrases,
    plan,
    question,
    storable,
)

PAGE_SIZE: Final = 20
MAX_PAGE: Final = 500
_CANDIDATES: Final = 500

_WORDS = """
    SELECT word, listings, weak FROM procedures_word WHERE word = ANY(%s)
"""

_SYNONYMS = """
    WITH said AS (SELECT * FROM procedures_synonym WHERE phrase = ANY(%(phrases)s))
    SELECT phrase, written, means, codes, NULL::text, NULL::int FROM said
    UNION ALL
    SELECT NULL, NULL, NULL, NULL, word, listings FROM procedures_word
    WHERE word IN (SELECT unnest(string_to_array(means, ' ')) FROM said)
    UNION ALL
    SELECT NULL, NULL, NULL, NULL, NULL, max(listings) FROM procedures_word
"""

# A word counts fully in the name, less in the words people use, the field, the papers; pairs of
# neighbouring words and the likeness of the whole name break the ties between similar names.
_RANKED = """
    WITH asked AS (
        SELECT word::tsquery AS q, (word || ':A')::tsquery AS named,
               (word || ':AB')::tsquery AS spoken, weight
        FROM unnest(%(words)s::text[], %(weights)s::float[]) AS t(word, weight)
        WHERE weight >= 0.025
    ), paired AS (
        SELECT pair::tsquery AS q, weight
        FROM unnest(%(pairs)s::text[], %(pair_weights)s::float[]) AS t(pair, weight)
    ), points AS (
        SELECT l.id, a.weight * CASE WHEN l.vector @@ a.named THEN 1.0
                                     WHEN l.vector @@ a.spoken THEN 0.75 ELSE 0.4 END AS points
        FROM asked a JOIN procedures_listing l ON l.vector @@ a.q
        UNION ALL
        SELECT l.id, p.weight * 0.5 FROM paired p JOIN procedures_listing l ON l.vector @@ p.q
        UNION ALL
        SELECT l.id, a.weight * 0.12 FROM asked a JOIN procedures_listing l
            ON l.papers_vector @@ a.q WHERE a.weight >= 0.12
        UNION ALL
        SELECT l.id, 0.45 FROM procedures_listing l
        WHERE %(unknown)s AND l.name_plain %%> %(text)s
        UNION ALL
        SELECT l.id, 0.7 * weight FROM unnest(%(codes)s::text[], %(code_weights)s::float[])
            AS t(code, weight) JOIN procedures_listing l ON l.code = t.code
        UNION ALL
        SELECT l.id, 5.0 FROM procedures_listing l
        WHERE %(code)s <> '' AND (upper(l.code) = %(code)s OR upper(l.code) LIKE %(code)s || '.%%')
    ), summed AS (
        SELECT id, sum(points) AS points FROM points GROUP BY id
    ), candidate AS (
        SELECT id, points FROM summed
        WHERE points >= 0.4 * (SELECT max(points) FROM summed)
        ORDER BY points DESC, id LIMIT %(candidates)s
    ), scored AS (
        SELECT l.id, l.code, l.name, l.field, l.levels, l.department, l.life_event, l.curated,
               l.fileable, l.online_level, l.sort_key,
               c.points + 0.35 * similarity(l.name_plain, %(text)s)
               + CASE WHEN l.fileable THEN 0.16 WHEN l.curated THEN 0.14 ELSE 0 END AS score
        FROM candidate c JOIN procedures_listing l USING (id)
    ), best AS (
        SELECT max(score) AS score FROM scored
    ), kept AS (
        SELECT scored.* FROM scored, best
        WHERE scored.score >= 0.3 AND scored.score >= 0.38 * best.score
          AND (%(field)s = '' OR field = %(field)s)
          AND (%(level)s = '' OR levels @> ARRAY[%(level)s::varchar])
          AND (%(life_event)s = '' OR life_event = %(life_event)s)
          AND (NOT %(fileable)s OR fileable)
    )
    SELECT total, code, name, field, levels, department, life_event, curated, fileable,
           online_level
    FROM (SELECT count(*) AS total FROM kept) AS counted
    LEFT JOIN LATERAL (
        SELECT * FROM kept ORDER BY score DESC, sort_key, code
        LIMIT %(limit)s OFFSET %(offset)s
    ) AS page ON true
"""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a search is narrowed to; empty means all."""

    field: str = ""
    level: str = ""
    life_event: str = ""
    fileable: bool = False


@dataclass(frozen=True, slots=True)
class SearchRow:
    """A procedure in a list; `level_words` names the levels in words."""

    code: str
    name: str
    field: str
    levels: tuple[str, ...]
    level_words: str
    department: str
    life_event: LifeEvent
    curated: bool
    fileable: bool
    online_level: int


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page of results; `corrected` is the question as understood if slips were mended."""

    rows: tuple[SearchRow, ...]
    total: int
    page: int
    pages: int
    corrected: str = ""


def search(q: str = "", *, page: int = 1, filters: Filters | None = None) -> SearchPage:
    """Return a page of procedures for a question, the best first, those people can file preferred.

    Forgives missing marks, slips, word order, abbreviations and everyday words. Without words it
    lists everything the filters leave, fileable first, then by name. At most three queries.
    """
    narrowed = filters or Filters()
    number = max(1, min(page, MAX_PAGE))
    asked = question(q, plain)
    if not asked.plain and not asked.code:
        return _listed(narrowed, number) if not q.strip() else SearchPage((), 0, number, 0)
    return _ranked(asked, _plan(asked), narrowed, number)


def _listed(filters: Filters, number: int) -> SearchPage:
    rows = _narrowed(filters)
    total = rows.count()
    start = (number - 1) * PAGE_SIZE
    found = rows.order_by("-fileable", "-curated", "sort_key", "code").values_list(
        "code", "name", "field", "levels", "department", "life_event", "curated", "fileable",
        "online_level",
    )[start : start + PAGE_SIZE]  # fmt: skip
    return _page([_row(row) for row in found], total, number)


def _narrowed(filters: Filters) -> QuerySet[Listing]:
    wanted: dict[str, Any] = {}
    if filters.field:
        wanted["field"] = storable(filters.field)
    if filters.level:
        wanted["levels__contains"] = [storable(filters.level)]
    if filters.life_event:
        wanted["life_event"] = storable(filters.life_event)
    if filters.fileable:
        wanted["fileable"] = True
    return Listing.objects.filter(**wanted)


def _plan(asked: Question) -> Plan:
    guesses = {guess for word in asked.plain for guess in guesses_for(word)}
    with connection.cursor() as cursor:
        cursor.execute(_WORDS, [[*asked.plain, *guesses]])
        found = cursor.fetchall()
        known = {word: count for word, count, weak in found if count or weak}
        mended = mend_all(asked, known)
        said = [phrase for _, _, phrase in phrases(mended.plain)]
        cursor.execute(_SYNONYMS, {"phrases": said})
        synonyms, counts, listings = _synonyms(cursor.fetchall())
    weak = frozenset(word for word, _, is_weak in found if is_weak)
    return plan(asked, mended, synonyms, Weigher(known | counts, listings, weak))


def _synonyms(rows: Sequence[tuple[Any, ...]]) -> tuple[list[Synonym], dict[str, int], int]:
    synonyms: list[Synonym] = []
    known: dict[str, int] = {}
    listings = 1
    for phrase, written, means, codes, word, count in rows:
        if phrase is not None:
            synonyms.append(Synonym(phrase, written, means, tuple(codes)))
        elif word is None:
            listings = max(count or 0, 1)
        else:
            known[word] = count
    return synonyms, known, listings


def _ranked(asked: Question, wanted: Plan, filters: Filters, number: int) -> SearchPage:
    with connection.cursor() as cursor:
        cursor.execute(
            _RANKED,
            {
                "words": list(wanted.words),
                "weights": list(wanted.words.values()),
                "pairs": [f"{first} <-> {second}" for first, second in wanted.pairs],
                "pair_weights": list(wanted.pairs.values()),
                "codes": list(wanted.codes),
                "code_weights": list(wanted.codes.values()),
                "code": asked.code,
                "text": wanted.text,
                "unknown": wanted.unknown,
                "candidates": _CANDIDATES,
                "field": storable(filters.field),
                "level": storable(filters.level),
                "life_event": storable(filters.life_event),
                "fileable": filters.fileable,
                "limit": PAGE_SIZE,
                "offset": (number - 1) * PAGE_SIZE,
            },
        )
        found = cursor.fetchall()
    rows = [_row(row[1:]) for row in found if row[1] is not None]
    return _page(rows, found[0][0], number, wanted.corrected)


def _page(rows: list[SearchRow], total: int, number: int, corrected: str = "") -> SearchPage:
    return SearchPage(tuple(rows), total, number, -(-total // PAGE_SIZE), corrected)


def _row(row: Sequence[Any]) -> SearchRow:
    code, name, field, levels, department, event, curated, fileable, online_level = row
    return SearchRow(
        code=code,
        name=name,
        field=field,
        levels=tuple(levels),
        level_words=", ".join(level_words(level) for level in levels),
        department=department,
        life_event=LifeEvent(event),
        curated=curated,
        fileable=fileable,
        online_level=online_level,
    )
