"""One search over procedures, guides, questions and agencies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from django.db import connection

from hamrong.foundation.directory import interface as directory
from hamrong.kernel.language.interface import told_plain
from hamrong.service.procedures.models import Guide
from hamrong.service.procedures.queries.ranking import Filters, Ranked, planned, ranked, understood
from hamrong.service.procedures.queries.search import (
    MAX_PAGE,
    PAGE_SIZE,
    SearchRow,
    listed,
    procedure_row,
)
from hamrong.service.procedures.queries.wording import level_words
from hamrong.service.procedures.rules.guide import Kind
from hamrong.service.procedures.rules.mixing import MOST_ANSWERS, asks_for_agency, mixed
from hamrong.service.procedures.rules.query import Question, without


class Wanted(StrEnum):
    """What a search is narrowed to; ALL mixes them."""

    ALL = ""
    PROCEDURE = "procedure"
    GUIDE = "guide"
    QUESTION = "question"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True)
class Hit:
    """One result: a procedure's code, a guide's or question's key, an agency's code.

    `note` says in a line what it is. `procedure` is there for procedures alone.
    """

    kind: str
    key: str
    name: str
    note: str
    procedure: SearchRow | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A page of results of one kind, or of all; `counts` says how many there are of each kind.

    `corrected` is the question as understood if slips were mended.
    """

    hits: tuple[Hit, ...]
    counts: Mapping[str, int]
    page: int
    pages: int
    corrected: str = ""

    @property
    def total(self) -> int:
        """How many there are of all kinds."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class _Agencies:
    """The agencies a question names, what else it asks, whether they come first, or alone."""

    hits: tuple[Hit, ...]
    rest: Question
    alone: bool = False
    first: bool = False


def find(
    q: str, *, kind: Wanted = Wanted.ALL, page: int = 1, filters: Filters | None = None
) -> Found:
    """Return a page of what answers a question, of every kind or of one.

    The first page of all kinds mixes the best guides, questions and agencies among the procedures;
    the following pages go on with procedures. Fields and levels leave procedures only. Without
    words it lists procedures, guides or questions. At most seven queries.
    """
    narrowed = filters or Filters()
    number = max(1, min(page, MAX_PAGE))
    asked = understood(q)
    if not asked.plain and not asked.code:
        return _everything(kind, narrowed, number) if not q.strip() else _page((), {}, kind, number)
    agencies = _agencies(asked, narrowed)
    wanted = planned(agencies.rest)
    found = ranked(agencies.rest, wanted, narrowed, _windows(kind, number))
    counts = {**found.totals, Wanted.AGENCY.value: len(agencies.hits)}
    if agencies.alone:
        counts = {Wanted.AGENCY.value: len(agencies.hits)}
    hits = _hits(found, agencies, kind, first=number == 1)
    page_ = _page(hits, {k: n for k, n in counts.items() if n}, kind, number)
    return replace(page_, corrected="" if agencies.alone else wanted.corrected)


def _agencies(asked: Question, filters: Filters) -> _Agencies:
    """Find the agencies a question names; a bare place name counts only where it stands alone."""
    if filters != Filters() or asked.code:
        return _Agencies((), asked)
    called = directory.agencies_called(asked.plain)
    if not called:
        return _Agencies(_alike(asked), asked, first=True)
    start, end = called[0].start, called[0].end
    rest = without(asked, start, end)
    alone = asks_for_agency(rest.plain, _weak(rest))
    named = [one for one in called if alone or not one.bare]
    named = _as_written(named, " ".join(asked.written[max(start, end - 2) : end])) or named
    hits = tuple(_agency_hit(one.agency) for one in named)
    return _Agencies(hits, rest if hits and rest.plain else asked, alone=bool(hits) and alone)


def _as_written(named: list[directory.Called], written: str) -> list[directory.Called]:
    """Keep the agencies whose names end as typed, marks and all: Hoằng Phú is not Hoằng Phụ."""
    return [one for one in named if one.agency.name.lower().endswith(written)]


def _alike(asked: Question) -> tuple[Hit, ...]:
    """Guess the agencies meant where the question begins as their names do."""
    if not asked.names_body:
        return ()
    return tuple(_agency_hit(one) for one in directory.agencies_like(asked.text))


def _weak(asked: Question) -> frozenset[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word FROM procedures_word WHERE weak AND word = ANY(%s)", [list(asked.plain)]
        )
        return frozenset(row[0] for row in cursor.fetchall())


def _windows(kind: Wanted, number: int) -> dict[str, tuple[int, int]]:
    window = ((number - 1) * PAGE_SIZE, number * PAGE_SIZE)
    if kind is Wanted.AGENCY:
        return {}
    if kind is not Wanted.ALL:
        return {kind.value: window}
    few = (0, MOST_ANSWERS if number == 1 else 0)
    return {Kind.PROCEDURE: window, Kind.GUIDE: few, Kind.QUESTION: few}


def _hits(found: Ranked, agencies: _Agencies, kind: Wanted, *, first: bool) -> tuple[Hit, ...]:
    if agencies.alone or kind is Wanted.AGENCY:
        return agencies.hits if first and kind in {Wanted.ALL, Wanted.AGENCY} else ()
    scored = [(score, hit_of(row)) for score, row in found.rows]
    if kind is not Wanted.ALL:
        return tuple(hit for _, hit in scored)
    return tuple(
        mixed(
            [pair for pair in scored if pair[1].kind == Kind.PROCEDURE],
            [pair for pair in scored if pair[1].kind != Kind.PROCEDURE],
            agencies.hits if first else (),
            agencies_first=agencies.first,
        )
    )


def hit_of(row: Sequence[Any]) -> Hit:
    """Read a row of the listing: kind, code, name and what follows, the guide's summary last."""
    kind, key, name = row[:3]
    if kind != Kind.PROCEDURE:
        return Hit(kind, key, name, row[-1] or "")
    return _procedure_hit(procedure_row(row[1:-1]))


def _procedure_hit(row: SearchRow) -> Hit:
    note = " · ".join(part for part in (row.code, row.level_words, told_plain(row.field)) if part)
    return Hit(Kind.PROCEDURE.value, row.code, row.name, note, row)


def _agency_hit(view: directory.AgencyView) -> Hit:
    return Hit(Wanted.AGENCY.value, view.code, view.name, level_words(view.level))


def _everything(kind: Wanted, filters: Filters, number: int) -> Found:
    """List what there is: procedures in their order, guides and questions in the pack's."""
    if kind in {Wanted.ALL, Wanted.PROCEDURE}:
        rows = listed(filters, number)
        hits = tuple(_procedure_hit(row) for row in rows.rows)
        return Found(hits, {Wanted.PROCEDURE.value: rows.total}, rows.page, rows.pages)
    rows_ = Guide.objects.filter(kind=kind.value).order_by("place")
    if filters.life_event:
        rows_ = rows_.filter(life_event=filters.life_event)
    start = (number - 1) * PAGE_SIZE
    told = rows_.values_list("key", "title", "body__summary")[start : start + PAGE_SIZE]
    hits = tuple(Hit(kind.value, *row) for row in told)
    return _page(hits, {kind.value: rows_.count()}, kind, number)


def _page(hits: tuple[Hit, ...], counts: Mapping[str, int], kind: Wanted, number: int) -> Found:
    of = Wanted.PROCEDURE if kind is Wanted.ALL else kind
    rows = counts.get(of.value, 0)
    return Found(hits, counts, number, max(-(-rows // PAGE_SIZE), 1 if hits else 0))
