"""Search curated and raw procedures together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import QuerySet

from hamrong.service.procedures.models import Listing
from hamrong.service.procedures.queries.ranking import Filters, planned, ranked, understood
from hamrong.service.procedures.queries.wording import level_words
from hamrong.service.procedures.rules.guide import Kind
from hamrong.service.procedures.rules.procedure import LifeEvent
from hamrong.service.procedures.rules.query import storable

PAGE_SIZE: Final = 20
MAX_PAGE: Final = 500


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
    lists everything the filters leave, fileable first, then by name. Two queries; up to four where
    slips are mended.
    """
    narrowed = filters or Filters()
    number = max(1, min(page, MAX_PAGE))
    asked = understood(q)
    if not asked.plain and not asked.code:
        return listed(narrowed, number) if not q.strip() else SearchPage((), 0, number, 0)
    wanted = planned(asked)
    start = (number - 1) * PAGE_SIZE
    found = ranked(asked, wanted, narrowed, {Kind.PROCEDURE: (start, start + PAGE_SIZE)})
    rows = [procedure_row(row[1:-1]) for _, row in found.rows]
    return _page(rows, found.totals.get(Kind.PROCEDURE, 0), number, wanted.corrected)


def listed(filters: Filters, number: int) -> SearchPage:
    """List the procedures the filters leave, fileable first, then by name. Two queries."""
    rows = _narrowed(filters)
    total = rows.count()
    start = (number - 1) * PAGE_SIZE
    found = rows.order_by("-fileable", "-curated", "sort_key", "code").values_list(
        "code", "name", "field", "levels", "department", "life_event", "curated", "fileable",
        "online_level",
    )[start : start + PAGE_SIZE]  # fmt: skip
    return _page([procedure_row(row) for row in found], total, number)


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
    return Listing.objects.filter(kind=Kind.PROCEDURE, **wanted)


def _page(rows: list[SearchRow], total: int, number: int, corrected: str = "") -> SearchPage:
    return SearchPage(tuple(rows), total, number, -(-total // PAGE_SIZE), corrected)


def procedure_row(row: Sequence[Any]) -> SearchRow:
    """Read a row of the listing: code, name, field, levels and what follows."""
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
