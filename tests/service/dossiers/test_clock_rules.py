"""The clock: time is never lost or counted twice, whatever stops it and in whatever order."""

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from hamrong.kernel.calendar.rules import DEFAULT_SHIFTS, VIETNAM, WorkingCalendar
from hamrong.service.dossiers.rules import (
    Punctuality,
    State,
    Stop,
    appointed_time,
    is_later,
    may_extend,
    needs_leader,
    new_appointment,
    punctuality,
    working_minutes_used,
)

CALENDAR = WorkingCalendar(shifts=dict.fromkeys(range(5), DEFAULT_SHIFTS))
ACCEPTED = datetime(2024, 3, 4, 9, tzinfo=VIETNAM)
DUE = datetime(2024, 3, 8, 9, tzinfo=VIETNAM)
moments = st.integers(-5_000, 30_000).map(lambda minutes: ACCEPTED + timedelta(minutes=minutes))
intervals = st.tuples(moments, moments).map(lambda pair: Stop(min(pair), max(pair)))
stops = st.lists(intervals, max_size=6)
END = ACCEPTED + timedelta(minutes=40_000)


def due(given_stops: list[Stop], at: datetime = END) -> datetime:
    return appointed_time(DUE, ACCEPTED, given_stops, CALENDAR, at=at)


@settings(deadline=None, max_examples=40)
@given(stops)
def test_stops_that_overlap_count_once(given_stops: list[Stop]) -> None:
    covered = {
        moment
        for stop in given_stops
        for moment in _minutes(max(stop.since, ACCEPTED), stop.until or END)
    }
    assert CALENDAR.minutes_between(DUE, due(given_stops)) == len(covered)


def _minutes(since: datetime, until: datetime) -> list[datetime]:
    steps = max(0, int((until - since).total_seconds() // 60))
    every = (since + timedelta(minutes=n) for n in range(steps))
    return [moment for moment in every if CALENDAR.is_working(moment)]


@given(stops)
def test_time_used_and_time_stood_still_add_up_to_the_time_passed(given_stops: list[Stop]) -> None:
    used = working_minutes_used(ACCEPTED, END, given_stops, CALENDAR)
    still = CALENDAR.minutes_between(DUE, due(given_stops))
    assert used + still == CALENDAR.minutes_between(ACCEPTED, END)
    assert used >= 0


@given(stops, st.permutations(range(6)))
def test_the_same_facts_give_the_same_date_in_any_order(
    given_stops: list[Stop], order: list[int]
) -> None:
    shuffled = [given_stops[n] for n in order if n < len(given_stops)]
    assert due(shuffled) == due(given_stops) == due(given_stops)


@given(stops, intervals)
def test_another_stop_never_brings_the_date_forward(given_stops: list[Stop], more: Stop) -> None:
    assert due([*given_stops, more]) >= due(given_stops)


@given(moments)
def test_a_missed_time_stays_missed_whatever_is_set_later(at: datetime) -> None:
    later = END + timedelta(days=9)
    missed = punctuality(State.PROCESSING, due_at=later, finished_at=None, at=at, missed_at=DUE)
    done = punctuality(State.FINISHED, due_at=later, finished_at=at, at=at, missed_at=DUE)
    assert (missed, done) == (Punctuality.OVERDUE, Punctuality.FINISHED_LATE)


@given(moments, st.integers(0, 9_000))
def test_an_apology_promises_at_least_one_working_day(at: datetime, left: int) -> None:
    promised = new_appointment(at, left, CALENDAR)
    assert CALENDAR.minutes_between(at, promised) == max(left, 8 * 60)


def test_an_extension_is_asked_before_the_time_and_leads_past_it() -> None:
    assert may_extend(DUE, at=DUE)
    assert not may_extend(DUE, at=DUE + timedelta(minutes=1))
    assert not may_extend(None, at=DUE)
    assert is_later(DUE + timedelta(days=1), DUE, at=ACCEPTED)
    assert not is_later(DUE, DUE, at=ACCEPTED)
    assert not is_later(DUE, None, at=DUE)


def test_a_second_new_date_is_the_leaders_to_give() -> None:
    assert [needs_leader(n) for n in (0, 1, 2)] == [False, True, True]
