"""When a deputy stands in, and how the inbox is ordered."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

# An absence longer than this is no leave: the post itself passes to somebody else.
LONGEST_DAYS = 366


@dataclass(frozen=True)
class Leave:
    """An absence from a day to a day, both included; `ended_on` is the day it was cut short."""

    first_day: date
    last_day: date
    ended_on: date | None = None

    def covers(self, day: date) -> bool:
        """Tell whether the deputy stands in on a day; from the day it is ended, no more."""
        if self.ended_on is not None and day >= self.ended_on:
            return False
        return self.first_day <= day <= self.last_day

    def overlaps(self, other: "Leave") -> bool:
        """Tell whether there is a day that both cover."""
        first = max(self.first_day, other.first_day)
        return self.covers(first) and other.covers(first)


class LeaveFault(StrEnum):
    """Why an absence cannot be entered."""

    ENDS_BEFORE_IT_BEGINS = "ends_before_it_begins"
    BEGINS_IN_THE_PAST = "begins_in_the_past"
    TOO_LONG = "too_long"


def leave_fault(leave: Leave, *, today: date) -> LeaveFault | None:
    """Return what is wrong with an absence to be entered today, nothing when it can be."""
    if leave.last_day < leave.first_day:
        return LeaveFault.ENDS_BEFORE_IT_BEGINS
    if leave.first_day < today:
        return LeaveFault.BEGINS_IN_THE_PAST
    if (leave.last_day - leave.first_day).days >= LONGEST_DAYS:
        return LeaveFault.TOO_LONG
    return None


class Sort(StrEnum):
    """By what the inbox can be ordered; a minus before it turns the order around."""

    DUE = "due"
    OPENED = "opened"
    CODE = "code"
    APPLICANT = "applicant"


SORT_FIELD = {
    Sort.DUE: "due_at",
    Sort.OPENED: "opened_at",
    Sort.CODE: "code",
    Sort.APPLICANT: "applicant_key",
}


def read_sort(text: str) -> tuple[Sort, bool]:
    """Return by what to order and whether downwards; anything unknown is by due time."""
    try:
        return Sort(text.removeprefix("-")), text.startswith("-")
    except ValueError:
        return Sort.DUE, False
