"""Understand a question and rank the listings that answer it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db import connection

from hamrong.kernel.text.interface import plain
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
# Guides and questions are measured against the best of their own: they crowd out no procedure.
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
        SELECT l.id, l.kind, a.weight * CASE WHEN l.vector @@ a.named THEN 1.0
                                     WHEN l.vector @@ a.spoken THEN 0.75 ELSE 0.4 END AS points
        FROM asked a JOIN procedures_listing l ON l.vector @@ a.q
        UNION ALL
        SELECT l.id, l.kind, p.weight * 0.5 FROM paired p
            JOIN procedures_listing l ON l.vector @@ p.q
        UNION ALL
        SELECT l.id, l.kind, a.weight * 0.12 FROM asked a JOIN procedures_listing l
            ON l.papers_vector @@ a.q WHERE a.weight >= 0.12
        UNION ALL
        SELECT l.id, l.kind, 0.45 FROM procedures_listing l
        WHERE %(unknown)s AND l.name_plain %%> %(text)s
        UNION ALL
        SELECT l.id, l.kind, 0.7 * weight FROM unnest(%(codes)s::text[], %(code_weights)s::float[])
            AS t(code, weight) JOIN procedures_listing l ON l.code = t.code
        UNION ALL
        SELECT l.id, l.kind, 5.0 FROM procedures_listing l
        WHERE %(code)s <> '' AND (upper(l.code) = %(code)s OR upper(l.code) LIKE %(code)s || '.%%')
    ), summed AS (
        SELECT id, kind = 'procedure' AS filed, sum(points) AS points FROM points GROUP BY id, kind
    ), candidate AS (
        SELECT id, filed, points FROM (
            SELECT *, max(points) OVER (PARTITION BY filed) AS most FROM summed
        ) AS compared
        WHERE points >= 0.4 * most ORDER BY points DESC, id LIMIT %(candidates)s
    ), scored AS (
        SELECT l.id, l.kind, l.code, l.name, l.field, l.levels, l.department, l.life_event,
               l.curated, l.fileable, l.online_level, l.sort_key, c.filed,
               c.points + 0.35 * similarity(l.name_plain, %(text)s)
               + CASE WHEN l.fileable THEN 0.16 WHEN l.curated THEN 0.14 ELSE 0 END AS score
        FROM candidate c JOIN procedures_listing l USING (id)
    ), kept AS (
        SELECT * FROM (
            SELECT *, max(score) OVER (PARTITION BY filed) AS best FROM scored
        ) AS compared
        WHERE score >= 0.3 AND score >= 0.38 * best
          AND (%(field)s = '' OR field = %(field)s)
          AND (%(level)s = '' OR levels @> ARRAY[%(level)s::varchar])
          AND (%(life_event)s = '' OR life_event = %(life_event)s)
          AND (NOT %(fileable)s OR fileable)
    ), placed AS (
        SELECT *, row_number() OVER (PARTITION BY kind ORDER BY score DESC, sort_key, code) AS place
        FROM kept
    )
    SELECT totals, score, kind, code, name, field, levels, department, life_event, curated,
           fileable, online_level
    FROM (
        SELECT coalesce(json_object_agg(kind, n), '{}') AS totals
        FROM (SELECT kind, count(*) AS n FROM kept GROUP BY kind) AS grouped
    ) AS counted
    LEFT JOIN LATERAL (
        SELECT placed.* FROM placed
        JOIN unnest(%(kinds)s::text[], %(after)s::int[], %(upto)s::int[]) AS wanted(kind, low, high)
            ON placed.kind = wanted.kind AND place > low AND place <= high
        ORDER BY score DESC, sort_key, code
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
class Ranked:
    """Rows as the tables hold them, the best first, each with its score; totals by kind."""

    rows: tuple[tuple[float, tuple[Any, ...]], ...]
    totals: Mapping[str, int]


def understood(q: str) -> Question:
    """Return the words of a question as typed."""
    return question(q, plain)


def planned(asked: Question) -> Plan:
    """Return what to look for: slips mended, everyday words known. Two queries."""
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


def ranked(
    asked: Question, wanted: Plan, filters: Filters, windows: Mapping[str, tuple[int, int]]
) -> Ranked:
    """Rank what answers a question. `windows` tells which places of each kind are wanted.

    A window (20, 40) is the second page of twenty. One query.
    """
    with connection.cursor() as cursor:
        cursor.execute(_RANKED, _values(asked, wanted, filters, windows))
        found = cursor.fetchall()
    rows = tuple((float(row[1]), tuple(row[2:])) for row in found if row[1] is not None)
    totals = found[0][0]
    return Ranked(rows, json.loads(totals) if isinstance(totals, str) else totals)


def _values(
    asked: Question, wanted: Plan, filters: Filters, windows: Mapping[str, tuple[int, int]]
) -> dict[str, Any]:
    return {
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
        "kinds": list(windows),
        "after": [low for low, _ in windows.values()],
        "upto": [high for _, high in windows.values()],
    }
