"""Agencies against tasks: who is late with what, at one look."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from hamrong.governance.plan.access import parts_visible_to, reads_all, the_plan
from hamrong.governance.plan.queries.parts import PartRow, rows_of
from hamrong.governance.plan.rules.state import Sign
from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.text.interface import plain

_RED = (Sign.OVERDUE, Sign.STALLED, Sign.UNTOUCHED)
_WORDS = 100


@dataclass(frozen=True)
class Cell:
    """What an agency shows on a task: the most urgent sign of its parts, and that part."""

    number: int
    sign: Sign
    part_id: UUID

    @property
    def is_red(self) -> bool:
        """Tell whether it asks for attention."""
        return self.sign in _RED


@dataclass(frozen=True)
class HeatRow:
    """An agency with one cell for each task of the map, None where it has no part."""

    agency: str
    cells: tuple[Cell | None, ...]
    overdue: int
    silent: int
    done: int
    parts: int


@dataclass(frozen=True)
class HeatMap:
    """The map of one level of agencies; `levels` counts the agencies of each that carry parts."""

    key: str
    title: str
    reads_all: bool
    level: str
    levels: Mapping[str, int]
    tasks: tuple[tuple[int, str], ...]
    rows: tuple[HeatRow, ...]
    signs: Mapping[Sign, int]


def heat_map(actor: Actor, key: str, *, level: str = "", text: str = "") -> HeatMap:
    """Return agencies against tasks, as far as the actor may see, the most urgent agency first.

    Without a level of its own it is that of the first agencies there are; `text` narrows to names.

    Raises:
        NotYoursError: the plan does not exist, or not for this actor.
    """
    plan = the_plan(actor, key)
    parts = parts_visible_to(actor, plan).filter(valid_to=None, task__ended_on=None)
    levels = _levels(parts.values_list("agency__level", "agency_id"))
    shown = level if level in levels else next(iter(levels), "")
    rows = rows_of(parts.filter(agency__level=shown))
    words = plain(text[:_WORDS]).split()
    tasks = dict(sorted({row.number: row.title for row in rows}.items()))
    by_agency: dict[UUID, list[PartRow]] = defaultdict(list)
    for row in rows:
        by_agency[row.agency_id].append(row)
    found = [
        _row(own[0].agency, own, tasks)
        for own in by_agency.values()
        if all(word in plain(own[0].agency) for word in words)
    ]
    return HeatMap(
        key=plan.key,
        title=plan.title,
        reads_all=reads_all(actor, plan),
        level=shown,
        levels=levels,
        tasks=tuple(tasks.items()),
        rows=tuple(sorted(found, key=lambda row: (-row.overdue, -row.silent, plain(row.agency)))),
        signs=_signs(found),
    )


def _levels(pairs: Iterable[tuple[str, UUID]]) -> dict[str, int]:
    counted = Counter(level for level, _agency in set(pairs))
    return {
        level: counted[level] for level in ("province", "district", "commune") if counted[level]
    }


def _row(agency: str, parts: Iterable[PartRow], tasks: Iterable[int]) -> HeatRow:
    cells: dict[int, Cell] = {}
    order = list(Sign)
    for part in parts:
        known = cells.get(part.number)
        if known is None or order.index(part.sign) < order.index(known.sign):
            cells[part.number] = Cell(part.number, part.sign, part.id)
    shown = Counter(cell.sign for cell in cells.values())
    return HeatRow(
        agency=agency,
        cells=tuple(cells.get(number) for number in tasks),
        overdue=shown[Sign.OVERDUE],
        silent=shown[Sign.STALLED] + shown[Sign.UNTOUCHED],
        done=shown[Sign.DONE],
        parts=len(cells),
    )


def _signs(rows: Iterable[HeatRow]) -> dict[Sign, int]:
    counted = Counter(cell.sign for row in rows for cell in row.cells if cell)
    return {sign: counted[sign] for sign in Sign if counted[sign]}
