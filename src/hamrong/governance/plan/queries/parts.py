"""The parts of a plan's tasks: who carries what, how far, and what shows by itself."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from hamrong.governance.plan.models import Assignment
from hamrong.governance.plan.rules.due import DueKind, due_of
from hamrong.governance.plan.rules.state import Part, Sign, Standing, State, sign_of
from hamrong.governance.plan.rules.steps import Window
from hamrong.kernel.calendar.interface import VIETNAM, today


@dataclass(frozen=True)
class PartRow:
    """A part in a list; `who` is the party it is carried for, or the agency."""

    id: UUID
    number: int
    title: str
    section: str
    due: str
    due_on: date | None
    agency_id: UUID
    agency: str
    who: str
    level: str
    part: Part
    state: State
    percent: int
    begun_on: date
    reported_at: datetime | None
    sign: Sign


def rows_of(parts: QuerySet[Assignment]) -> tuple[PartRow, ...]:
    """Return parts with what they show today, by task and agency. One query."""
    found = parts.select_related("task__condition", "agency")
    on = today()
    return tuple(_row(part, on) for part in found.order_by("task__number", "agency__code", "id"))


def signs(rows: Iterable[PartRow]) -> dict[Sign, int]:
    """Return how many rows show each sign, the most urgent first."""
    counted = Counter(row.sign for row in rows)
    return {sign: counted[sign] for sign in Sign if counted[sign]}


def standing_of(part: Assignment) -> Standing:
    """Return what is known of a part; its task and the task's condition come with it."""
    condition = getattr(part.task, "condition", None)
    reported = part.reported_at.astimezone(VIETNAM).date() if part.reported_at else None
    due_on = part.own_due_on or part.task.due_on or (condition.due_on if condition else None)
    return Standing(
        state=State(part.state),
        begun_on=part.valid_from,
        reported_on=reported,
        due_on=due_on,
        due_kind=DueKind(part.task.due_kind),
        is_waited_for=condition is not None and condition.came_true_on is None,
    )


def window_of(part: Assignment) -> Window:
    """Return between which days an agency may set its own; its task and plan come with the part."""
    condition = getattr(part.task, "condition", None)
    last = part.task.due_on or (condition.due_on if condition else None)
    return Window(part.valid_from, last or part.task.plan.ends_on)


def _row(part: Assignment, on: date) -> PartRow:
    standing = standing_of(part)
    return PartRow(
        id=part.id,
        number=part.task.number,
        title=part.task.title,
        section=part.task.section,
        due=due_of(part.task.due).text,
        due_on=standing.due_on,
        agency_id=part.agency_id,
        agency=part.agency.short_name,
        who=part.party or part.agency.short_name,
        level=part.agency.level,
        part=Part(part.part),
        state=standing.state,
        percent=part.percent,
        begun_on=standing.begun_on,
        reported_at=part.reported_at,
        sign=sign_of(standing, on),
    )
