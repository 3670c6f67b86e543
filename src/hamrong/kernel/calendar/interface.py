"""The door: what other contexts may use."""

from hamrong.kernel.calendar.queries.working import calendar_for
from hamrong.kernel.calendar.rules import (
    VIETNAM,
    Shift,
    Term,
    TermUnit,
    WorkingCalendar,
    clock_at,
    due_after,
    now,
    today,
)

__all__ = [
    "VIETNAM",
    "Shift",
    "Term",
    "TermUnit",
    "WorkingCalendar",
    "calendar_for",
    "clock_at",
    "due_after",
    "now",
    "today",
]
