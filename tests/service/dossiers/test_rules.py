from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrong.kernel.calendar.rules import DEFAULT_SHIFTS, VIETNAM, WorkingCalendar
from hamrong.service.dossiers.rules import (
    NATIONAL_STATE,
    Punctuality,
    State,
    Stop,
    appointed_time,
    dossier_code,
    punctuality,
    same_phone,
)

CALENDAR = WorkingCalendar(shifts=dict.fromkeys(range(5), DEFAULT_SHIFTS))
ACCEPTED = datetime(2024, 3, 4, 9, tzinfo=VIETNAM)
DUE = datetime(2024, 3, 8, 9, tzinfo=VIETNAM)
spans = st.lists(st.integers(0, 20_000), min_size=2, max_size=8, unique=True).map(sorted)


def stops_of(minutes: list[int]) -> list[Stop]:
    """Make stops that do not overlap from rising minutes after acceptance."""
    moments = [ACCEPTED + timedelta(minutes=m) for m in minutes]
    return [Stop(a, b) for a, b in list(pairwise(moments))[::2]]


def due(stops: list[Stop], at: datetime) -> datetime:
    return appointed_time(DUE, ACCEPTED, stops, CALENDAR, at=at)


@given(spans)
def test_no_time_is_lost_or_counted_twice(minutes: list[int]) -> None:
    stops = stops_of(minutes)
    stood = sum(CALENDAR.minutes_between(s.since, s.until or DUE) for s in stops)
    assert CALENDAR.minutes_between(DUE, due(stops, DUE)) == stood


@given(spans)
def test_the_order_of_stops_does_not_matter(minutes: list[int]) -> None:
    stops = stops_of(minutes)
    assert due(stops, DUE) == due(stops[::-1], DUE)


@given(spans)
def test_a_stop_never_brings_the_date_forward(minutes: list[int]) -> None:
    stops = stops_of(minutes)
    assert due(stops, DUE) >= due(stops[:-1], DUE)


def test_an_open_stop_counts_up_to_now() -> None:
    stop = [Stop(ACCEPTED, None)]
    assert due(stop, ACCEPTED + timedelta(days=1)) > due(stop, ACCEPTED + timedelta(hours=1))


def test_a_stop_before_acceptance_does_not_count() -> None:
    assert due([Stop(ACCEPTED - timedelta(days=3), ACCEPTED)], DUE) == DUE


def test_every_state_has_exactly_one_national_code() -> None:
    assert set(NATIONAL_STATE) == set(State)
    assert sorted(NATIONAL_STATE.values()) == list(range(1, 11))


@pytest.mark.parametrize(
    ("state", "finished", "at", "expected"),
    [
        (State.PROCESSING, None, DUE - timedelta(days=2), Punctuality.ON_TIME),
        (State.PROCESSING, None, DUE - timedelta(hours=2), Punctuality.DUE_SOON),
        (State.PROCESSING, None, DUE + timedelta(seconds=1), Punctuality.OVERDUE),
        (State.SUPPLEMENT, None, DUE + timedelta(days=9), Punctuality.PAUSED),
        (State.RETURNED, DUE, DUE + timedelta(days=9), Punctuality.FINISHED_ON_TIME),
        (State.FINISHED, DUE + timedelta(seconds=1), DUE, Punctuality.FINISHED_LATE),
    ],
)
def test_punctuality_is_judged_by_the_end_of_processing(
    state: State, finished: datetime | None, at: datetime, expected: Punctuality
) -> None:
    assert punctuality(state, due_at=DUE, finished_at=finished, at=at) is expected


def test_codes_have_four_digits_and_more_when_needed() -> None:
    assert dossier_code("000.00.14.H56", ACCEPTED, 118) == "000.00.14.H56-240304-0118"
    assert dossier_code("H56.14", ACCEPTED, 12345) == "H56.14-240304-12345"


def test_phones_are_compared_as_people_write_them() -> None:
    assert same_phone("0912345678", "+84 912 345 678")
    assert not same_phone("", "")
