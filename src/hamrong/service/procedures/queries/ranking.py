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

_LEXICON = """
    WITH said AS (SELECT * FROM procedures_synonym WHERE phrase = ANY(%(phrases)s))
    SELECT phrase, written, means, codes, NULL::text, NULL::int, false FROM said
    UNION ALL
    SELECT NULL, NULL, NULL, NULL, word, listings, weak FROM procedures_word
    WHERE word = ANY(%(words)s)
    UNION ALL
    SELECT NULL, NULL, NULL, NULL, word, listings, false FROM procedures_word
    WHERE word IN (SELECT unnest(string_to_array(means, ' ')) FROM said)
    UNION ALL
    SELECT NULL, NULL, NULL, NULL, NULL, max(listings), false FROM procedures_word
"""

_GUESSES = "SELECT word, listings FROM procedures_word WHERE word = ANY(%s)"

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
    ), most AS (
        SELECT filed, max(points) AS points FROM summed GROUP BY filed
    ), candidate AS (
        SELECT s.id, s.filed, s.points FROM summed s JOIN most m USING (filed)
        WHERE s.points >= 0.4 * m.points ORDER BY s.points DESC, s.id LIMIT %(candidates)s
    ), scored AS (
        SELECT l.id, l.kind, l.code, l.name, l.field, l.levels, l.department, l.life_event,
               l.curated, l.fileable, l.online_level, l.sort_key, c.filed,
               c.points + 0.35 * similarity(l.name_plain, %(text)s)
               + CASE WHEN l.fileable THEN 0.16 WHEN l.curated THEN 0.14 ELSE 0 END AS score
        FROM candidate c JOIN procedures_listing l USING (id)
    ), best AS (
        SELECT filed, max(score) AS score FROM scored GROUP BY filed
    ), kept AS (
        SELECT scored.* FROM scored JOIN best USING (filed)
        WHERE scored.score >= 0.3 AND scored.score >= 0.38 * best.score
          AND (%(field)s = '' OR field = %(field)s)
          AND (%(level)s = '' OR levels @> ARRAY[%(level)s::varchar])
          AND (%(life_event)s = '' OR life_event = %(life_event)s)
          AND (NOT %(fileable)s OR fileable)
    ), placed AS (
        SELECT *, row_number() OVER (PARTITION BY kind ORDER BY score DESC, sort_key, code) AS place
        FROM kept
    )
    SELECT totals, score, page.kind, code, name, field, levels, department, page.life_event,
           curated, fileable, online_level, g.body ->> 'summary'
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
    LEFT JOIN procedures_guide g ON page.kind <> 'procedure' AND g.key = page.code
    ORDER BY score DESC, sort_key, code
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
    """Return what to look for: slips mended, everyday words known.

    One query where every word is known; up to three where slips are mended.
    """
    lexicon = _lexicon(asked)
    unknown = [word for word in asked.plain if word not in lexicon.counts]
    mended = mend_all(asked, lexicon.counts | _guessed(unknown)) if unknown else asked
    if mended.plain != asked.plain:
        lexicon = _lexicon(mended)
    weigher = Weigher(lexicon.counts, lexicon.listings, frozenset(lexicon.weak))
    return plan(asked, mended, lexicon.synonyms, weigher)


@dataclass(slots=True)
class _Lexicon:
    """What the catalogue knows of a question's words and phrases."""

    synonyms: list[Synonym]
    counts: dict[str, int]
    weak: set[str]
    listings: int = 1


def _lexicon(asked: Question) -> _Lexicon:
    said = [phrase for _, _, phrase in phrases(asked.plain)]
    with connection.cursor() as cursor:
        cursor.execute(_LEXICON, {"phrases": said, "words": list(asked.plain)})
        rows = cursor.fetchall()
    known = _Lexicon([], {}, set())
    for phrase, written, means, codes, word, count, weak in rows:
        if phrase is not None:
            known.synonyms.append(Synonym(phrase, written, means, tuple(codes)))
        elif word is None:
            known.listings = max(count or 0, 1)
        else:
            known.counts[word] = count
            known.weak.update([word] if weak else ())
    return known


def _guessed(unknown: Sequence[str]) -> dict[str, int]:
    """Return the known words that unknown ones may have been meant as."""
    guesses = {guess for word in unknown for guess in guesses_for(word)}
    if not guesses:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_GUESSES, [list(guesses)])
        return dict(cursor.fetchall())


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
