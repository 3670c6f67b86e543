"""The statutory clock: when a result is due, what stops the clock, where a dossier stands.

Time is counted in working minutes of the deciding agency. Everything is computed anew from
recorded facts, never shifted step by step, so the same facts always give the same date.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from hamrong.service.dossiers.rules.dossier import PAUSED, State

# A dossier is "due soon" when less than one working day of eight hours is left.
DUE_SOON_MINUTES = 8 * 60


# What is promised anew after the time was missed is at least this far away: one working day.
SHORTEST_NEW_TERM = 8 * 60


class Punctuality(StrEnum):
    """Where a dossier stands against its appointed time."""

    NOT_STARTED = "not_started"
    ON_TIME = "on_time"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    PAUSED = "paused"
    FINISHED_ON_TIME = "finished_on_time"
    FINISHED_LATE = "finished_late"


class StopKind(StrEnum):
    """Why the clock stands still."""

    SUPPLEMENT = "supplement"
    FEE = "fee"
    FINANCIAL = "financial"
    CONSULTATION = "consultation"
    CLOSED = "closed"


# The article on which each kind of stop rests where the procedure names none of its own
# (Decree 61/2018/NĐ-CP; reopening counts the closed time out so that nobody is late by it).
STOP_BASIS = {
    StopKind.SUPPLEMENT: "Nghị định 61/2018/NĐ-CP, Điều 17",
    StopKind.FEE: "Nghị định 61/2018/NĐ-CP, Điều 17",
    StopKind.FINANCIAL: "Nghị định 61/2018/NĐ-CP, Điều 18",
    StopKind.CONSULTATION: "",
    StopKind.CLOSED: "Nghị định 61/2018/NĐ-CP, Điều 19",
}


class PromiseKind(StrEnum):
    """How an appointed time came about."""

    TERM = "term"
    ENTERED = "entered"
    EXTENDED = "extended"
    CHANGED = "changed"
    STOPS = "stops"


# A date set by people replaces the one of the term; later stops move it as they move any other.
SET_BY_PEOPLE = frozenset({PromiseKind.ENTERED, PromiseKind.EXTENDED, PromiseKind.CHANGED})


class NewDateKind(StrEnum):
    """Why another appointed time is asked for."""

    EXTENSION = "extension"
    CHANGE = "change"


class WorkingTime(Protocol):
    """What the clock needs of a working calendar."""

    def add(self, start: datetime, minutes: int) -> datetime:
        """Return the moment that many working minutes later."""

    def minutes_between(self, start: datetime, end: datetime) -> int:
        """Return the working minutes from one moment to another."""


@dataclass(frozen=True)
class Stop:
    """An interval in which the statutory clock stands still; open while `until` is None."""

    since: datetime
    until: datetime | None


def appointed_time(
    due_without_stops: datetime,
    counted_from: datetime,
    stops: Iterable[Stop],
    working_time: WorkingTime,
    *,
    at: datetime,
) -> datetime:
    """Return when the result is due: the statutory term plus all time the clock stood still.

    Time spent waiting for the applicant is not counted (Decree 61/2018/NĐ-CP, article 17). It is
    recomputed from the stops each time, never shifted step by step, so the same facts always
    give the same date. Only stops after `counted_from` (acceptance, or the moment a new date was
    set) count; intervals that overlap count once. A stop still open counts up to `at`.
    """
    stood_still = sum(
        working_time.minutes_between(since, until)
        for since, until in merged(stops, counted_from=counted_from, at=at)
    )
    return working_time.add(due_without_stops, stood_still) if stood_still else due_without_stops


def merged(
    stops: Iterable[Stop], *, counted_from: datetime, at: datetime
) -> list[tuple[datetime, datetime]]:
    """Return the time the clock stood still as intervals that do not overlap, in order."""
    found: list[tuple[datetime, datetime]] = []
    for stop in sorted(stops, key=lambda one: one.since):
        since, until = max(stop.since, counted_from), stop.until or at
        if until <= since:
            continue
        if found and since <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], until))
        else:
            found.append((since, until))
    return found


def working_minutes_used(
    since: datetime, until: datetime, stops: Iterable[Stop], working_time: WorkingTime
) -> int:
    """Return the working minutes from one moment to another in which the clock ran."""
    still = merged(stops, counted_from=since, at=until)
    lost = sum(working_time.minutes_between(a, min(b, until)) for a, b in still if a < until)
    return working_time.minutes_between(since, until) - lost


def punctuality(
    state: State,
    *,
    due_at: datetime | None,
    finished_at: datetime | None,
    at: datetime,
    missed_at: datetime | None = None,
    stopped: bool = False,
) -> Punctuality:
    """Tell where a dossier stands at a moment.

    On time means processing ended at or before the appointed time (Decision 766/QĐ-TTg, index
    2.1: NgayKetThucXuLy ≤ NgayHenTra); when the applicant collects does not matter. A time once
    missed (`missed_at`) stays missed, whatever date is set afterwards. While the clock is
    `stopped` nobody is late.
    """
    if state in PAUSED or (stopped and finished_at is None):
        return Punctuality.PAUSED
    if due_at is None:
        return Punctuality.NOT_STARTED
    if finished_at is not None:
        late = finished_at > due_at or missed_at is not None
        return Punctuality.FINISHED_LATE if late else Punctuality.FINISHED_ON_TIME
    if at > due_at or missed_at is not None:
        return Punctuality.OVERDUE
    if due_at - at < timedelta(minutes=DUE_SOON_MINUTES):
        return Punctuality.DUE_SOON
    return Punctuality.ON_TIME


def may_extend(due_at: datetime | None, *, at: datetime) -> bool:
    """Tell whether an extension can still be asked for: only before the appointed time."""
    return due_at is not None and at <= due_at


def is_later(proposed: datetime, due_at: datetime | None, *, at: datetime) -> bool:
    """Tell whether a proposed time lies ahead and, for an extension, after the present one."""
    return proposed > at and (due_at is None or proposed > due_at)


def needs_leader(changes_so_far: int) -> bool:
    """Tell whether only the agency's leader may approve another date.

    A result is re-dated at most once (Decree 61/2018/NĐ-CP, article 19); anything beyond that is
    answered for by the leader in person.
    """
    return changes_so_far > 0


def new_appointment(at: datetime, minutes_left: int, working_time: WorkingTime) -> datetime:
    """Return the date an apology promises: the working time the remaining steps are allowed."""
    return working_time.add(at, max(minutes_left, SHORTEST_NEW_TERM))


# Within this much of the allowed time a step is on time; with more to spare it is early.
ON_TIME_SPARE = 30


def kept_time(used: int, allowed: int | None) -> str:
    """Tell whether a step was "early", "on_time" or "late" by its working minutes; "" without any.

    The three words of form 05 (Circular 01/2018/TT-VPCP); half an hour to spare is still on time.
    """
    if allowed is None:
        return ""
    if used > allowed:
        return "late"
    return "early" if allowed - used > ON_TIME_SPARE else "on_time"
