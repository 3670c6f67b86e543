from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrong.kernel.calendar.rules import (
    DEFAULT_SHIFTS,
    VIETNAM,
    Term,
    TermUnit,
    WorkingCalendar,
    due_after,
)

CALENDAR = WorkingCalendar(
    shifts=dict.fromkeys(range(5), DEFAULT_SHIFTS),
    holidays=frozenset({date(2019, 4, 29), date(2019, 4, 30), date(2019, 5, 1)}),
    workdays=frozenset({date(2019, 5, 4)}),
)
moments = st.datetimes(datetime(2019, 1, 1), datetime(2019, 12, 31)).map(
    lambda d: d.replace(tzinfo=VIETNAM, second=0, microsecond=0)
)
minutes = st.integers(min_value=0, max_value=20_000)


def at(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2019, month, day, hour, minute, tzinfo=VIETNAM)


@given(moments, minutes, minutes)
def test_adding_is_additive(start: datetime, first: int, second: int) -> None:
    assert CALENDAR.add(CALENDAR.add(start, first), second) == CALENDAR.add(
        start, first + second
    ) or (first + second == 0 or first == 0)


@given(moments, moments, minutes)
def test_adding_keeps_order(first: datetime, second: datetime, span: int) -> None:
    early, late = sorted((first, second))
    assert CALENDAR.add(early, span) <= CALENDAR.add(late, span)


@given(moments, st.integers(min_value=1, max_value=20_000))
def test_a_term_ends_in_working_time(start: datetime, span: int) -> None:
    end = CALENDAR.add(start, span)
    assert CALENDAR.is_working(end - timedelta(minutes=1))


@given(moments, minutes)
def test_counting_undoes_adding(start: datetime, span: int) -> None:
    assert CALENDAR.minutes_between(start, CALENDAR.add(start, span)) == span


@given(moments)
def test_the_next_working_moment_is_working(start: datetime) -> None:
    assert CALENDAR.is_working(CALENDAR.next_working(start))


def test_a_swapped_saturday_is_worked_and_its_monday_is_not() -> None:
    assert CALENDAR.is_working(at(4, 8, month=5))
    assert not CALENDAR.is_working(at(29, 8, month=4))


def test_three_working_days_over_a_weekend() -> None:
    assert CALENDAR.add_days(at(7, 9), 3) == at(12, 9)


def test_same_day_before_three_is_due_that_day() -> None:
    term = Term(0, TermUnit.SAME_DAY)
    assert due_after(at(7, 14, 59), term, CALENDAR) == at(7, 17)
    assert due_after(at(7, 15), term, CALENDAR) == at(8, 17)
    assert due_after(at(8, 15), term, CALENDAR) == at(11, 17)


def test_calendar_days_end_with_a_working_day() -> None:
    assert due_after(at(1, 10), Term(15, TermUnit.CALENDAR_DAYS), CALENDAR) == at(18, 17)


def test_a_month_from_its_last_day_ends_on_the_last_day() -> None:
    end = due_after(datetime(2019, 1, 31, 9, tzinfo=VIETNAM), Term(1, TermUnit.MONTHS), CALENDAR)
    assert end == at(28, 17, month=2)


@given(moments, st.integers(1, 60), st.sampled_from(TermUnit))
def test_no_term_is_due_before_it_starts(start: datetime, quantity: int, unit: TermUnit) -> None:
    assert due_after(start, Term(quantity, unit), CALENDAR) >= start


def test_a_calendar_that_never_works_says_so() -> None:
    with pytest.raises(ValueError, match="no working time"):
        WorkingCalendar(shifts={0: ()}).add(at(1, 8), 1)


def test_the_default_day_ends_at_five() -> None:
    assert CALENDAR.end_of_day(date(2019, 3, 7)).time() == time(17)


@given(st.dates(date(2019, 1, 1), date(2030, 1, 1)))
def test_a_day_people_chose_ends_with_work_on_it_or_on_the_next_working_day(day: date) -> None:
    end = CALENDAR.end_by(day)
    assert CALENDAR.is_working_day(end.date())
    assert end.date() == day or not CALENDAR.is_working_day(day)
