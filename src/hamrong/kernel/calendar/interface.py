"""The door: what other contexts may use."""

from hamrong.kernel.calendar.rules import VIETNAM, clock_at, now, today

__all__ = ["VIETNAM", "clock_at", "now", "today"]
