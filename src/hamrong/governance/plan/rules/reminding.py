"""When an agency is reminded of a part, and when the committee is told. Pure."""

from datetime import date
from enum import IntEnum

from hamrong.governance.plan.rules.state import ESCALATE_AFTER, REMIND_BEFORE


class Stage(IntEnum):
    """How near a part's day is; each is told once for the same day."""

    FAR = 0
    MONTH = 1
    WEEK = 2
    LAST_DAY = 3
    OVERDUE = 4
    ESCALATED = 5


def stage_on(due_on: date | None, today: date) -> Stage:
    """Return the stage of a part that is not done, by the days before and after its day.

    Nothing is due where there is no day. Late by ESCALATE_AFTER is told to the committee.
    """
    if due_on is None:
        return Stage.FAR
    if today - due_on >= ESCALATE_AFTER:
        return Stage.ESCALATED
    if today > due_on:
        return Stage.OVERDUE
    left = due_on - today
    reached = (stage for stage, before in _BEFORE if left <= before)
    return next(reached, Stage.FAR)


_BEFORE = tuple(
    zip((Stage.LAST_DAY, Stage.WEEK, Stage.MONTH), reversed(REMIND_BEFORE), strict=True)
)
