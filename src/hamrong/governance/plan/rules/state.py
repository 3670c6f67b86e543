"""How far a part of a task is, and what asks for attention by itself. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hamrong.governance.plan.rules.due import DueKind

# The platform's own choice: a quarter and the days until its reports are due without a word.
STALLED_AFTER = timedelta(days=100)
# Reminders before the day, and how long a part may be late before the committee is told.
REMIND_BEFORE = (timedelta(days=30), timedelta(days=7), timedelta(days=1))
ESCALATE_AFTER = timedelta(days=15)
WHOLE = 100


class Part(StrEnum):
    """In which capacity an agency carries a task."""

    LEAD = "lead"
    WITH = "with"


class State(StrEnum):
    """What an agency says of its part."""

    NOT_BEGUN = "not_begun"
    UNDER_WAY = "under_way"
    DONE = "done"
    STOPPED = "stopped"


class Sign(StrEnum):
    """What shows by itself, the most urgent first."""

    OVERDUE = "overdue"
    STALLED = "stalled"
    UNTOUCHED = "untouched"
    WAITING = "waiting"
    DUE_SOON = "due_soon"
    GOING_WELL = "going_well"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a part: `reported_on` the last report, `begun_on` since when it is carried.

    `due_on` is the agency's own day where it set one, else the plan's; `is_waited_for` says that
    the condition of the task has not come true.
    """

    state: State
    begun_on: date
    reported_on: date | None
    due_on: date | None
    due_kind: DueKind
    is_waited_for: bool = False


def sign_of(standing: Standing, today: date) -> Sign:
    """Return what a part shows on a day.

    A part that is done or waits for its condition is never overdue; a part nobody ever reported
    on counts as untouched only after as long as a silent one counts as stalled.
    """
    if standing.state is State.DONE:
        return Sign.DONE
    if standing.is_waited_for:
        return Sign.WAITING
    if standing.due_on is not None and standing.due_on < today:
        return Sign.OVERDUE
    if today - (standing.reported_on or standing.begun_on) > STALLED_AFTER:
        return Sign.STALLED if standing.reported_on else Sign.UNTOUCHED
    if standing.due_on is not None and standing.due_on - today <= REMIND_BEFORE[0]:
        return Sign.DUE_SOON
    return Sign.GOING_WELL


def fault_of(state: State, percent: int) -> str:
    """Return what is wrong with a report's percentage for its state, "" when nothing is."""
    if not 0 <= percent <= WHOLE:
        return "Tỷ lệ hoàn thành là số từ 0 đến 100."
    if state is State.DONE and percent != WHOLE:
        return "Đã hoàn thành thì tỷ lệ là 100 %."
    if state is State.NOT_BEGUN and percent != 0:
        return "Chưa bắt đầu thì tỷ lệ là 0 %."
    if state is State.UNDER_WAY and percent == WHOLE:
        return "Tỷ lệ 100 % thì chọn trạng thái đã hoàn thành."
    return ""


def joined(one: tuple[State, int], other: tuple[State, int]) -> tuple[State, int]:
    """Return state and percentage of two parts that become one agency's.

    Only two finished parts make a finished one; what one of them began is under way, and as far
    as the less far of the two.
    """
    states = {one[0], other[0]}
    percent = min(one[1], other[1])
    if len(states) == 1:
        return one[0], percent
    return State.UNDER_WAY, min(percent, WHOLE - 1)
