from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrong.governance.plan.rules.quarter import (
    Quarter,
    ReportingDays,
    quarter_at,
    quarter_of_code,
    quarter_on,
    quarters_between,
)

MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))
CLOSING = st.builds(ReportingDays, close_day=st.integers(1, 27))


@pytest.mark.parametrize(
    ("opens", "closes", "code"),
    [
        ("2018-12-15", "2019-03-14", "2019-Q1"),
        ("2019-03-15", "2019-06-14", "2019-Q2"),
        ("2019-06-15", "2019-09-14", "2019-Q3"),
        ("2019-09-15", "2019-12-14", "2019-Q4"),
    ],
)
def test_the_quarters_are_those_of_the_decision(opens: str, closes: str, code: str) -> None:
    quarter = quarter_of_code(code)
    assert quarter.opens_on() == date.fromisoformat(opens)
    assert quarter.closes_on() == date.fromisoformat(closes)
    assert quarter_on(quarter.opens_on()) == quarter_on(quarter.closes_on()) == quarter


def test_reports_are_due_on_the_17th_and_the_20th_of_the_last_month() -> None:
    quarter = Quarter(2019, 4)
    assert quarter.agency_due() == date(2019, 12, 17)
    assert quarter.province_due() == date(2019, 12, 20)


def test_the_last_day_ends_at_midnight_of_vietnam() -> None:
    last = datetime(2019, 12, 14, 16, 59, 59, 999999, tzinfo=UTC)
    assert quarter_at(last) == Quarter(2019, 4)
    assert quarter_at(last + timedelta(microseconds=1)) == Quarter(2020, 1)


@given(MOMENTS, CLOSING)
def test_every_moment_belongs_to_exactly_one_quarter(at: datetime, days: ReportingDays) -> None:
    quarter = quarter_at(at, days)
    holding = [
        one
        for one in quarters_between(quarter.shifted(-5), quarter.shifted(5))
        if one.opened_at(days) <= at < one.closed_at(days)
    ]
    assert holding == [quarter]


@given(MOMENTS, CLOSING)
def test_quarters_join_without_gap_or_overlap(at: datetime, days: ReportingDays) -> None:
    quarter = quarter_at(at, days)
    assert quarter.closed_at(days) == quarter.shifted(1).opened_at(days)
    assert quarter.opens_on(days) <= quarter.closes_on(days)


@given(st.integers(1990, 2100), st.integers(1, 4), st.integers(-50, 50))
def test_shifting_there_and_back_changes_nothing(year: int, number: int, by: int) -> None:
    quarter = Quarter(year, number)
    assert quarter.shifted(by).shifted(-by) == quarter
    assert quarter_of_code(quarter.code) == quarter


@pytest.mark.parametrize("code", ["2019", "2019-Q5", "2019-Q0", "x-Q1", "2019-Q²", "-Q1"])
def test_what_is_no_quarter_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        quarter_of_code(code)
