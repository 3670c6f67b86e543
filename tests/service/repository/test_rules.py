"""A paper stands in for one that is asked for only while nothing and no day speaks against it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrong.service.repository.rules import (
    Change,
    ImpossibleChangeError,
    Life,
    Standing,
    State,
    Trust,
    after,
    last_day,
    may_stand_in,
    standing,
)

DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))
TERMS = st.none() | st.integers(0, 5000)


@given(st.sampled_from(State), DAYS, TERMS, DAYS)
def test_what_was_decided_outweighs_every_date(
    state: State, since: date, term: int | None, on: date
) -> None:
    last = since + timedelta(days=term) if term is not None else None
    found = standing(Life(state, since, last), on=on)
    if state is not State.VALID:
        assert found.value == state.value
    else:
        assert (found is Standing.NOT_YET) == (on < since)
        assert (found is Standing.EXPIRED) == (last is not None and on > last and on >= since)
    assert may_stand_in(Life(state, since, last), on=on) == (found is Standing.VALID)


@given(DAYS, TERMS, DAYS, DAYS)
def test_who_expired_never_comes_back(
    since: date, term: int | None, one: date, other: date
) -> None:
    last = since + timedelta(days=term) if term is not None else None
    life = Life(State.VALID, since, last)
    earlier, later = sorted((one, other))
    if standing(life, on=earlier) is Standing.EXPIRED:
        assert standing(life, on=later) is Standing.EXPIRED


@given(
    st.sampled_from(Trust),
    st.lists(st.tuples(st.sampled_from(Change), st.booleans()), max_size=6),
)
def test_what_has_ended_stays_ended(trust: Trust, wishes: list[tuple[Change, bool]]) -> None:
    state, decided = State.VALID, 0
    for change, in_use in wishes:
        before = state
        try:
            state = after(state, change, trust=trust, in_use=in_use)
        except ImpossibleChangeError:
            assert state is before
            continue
        decided += 1
        assert before is State.VALID
        assert state is not State.VALID
        if state is State.REMOVED:
            assert trust is Trust.GIVEN
            assert not in_use
    assert decided <= 1


@given(DAYS, st.integers(1, 600))
def test_a_term_in_months_ends_in_the_right_month_on_the_same_day_or_the_last(
    issued: date, months: int
) -> None:
    last = last_day(issued, months)
    assert last is not None
    assert (last.year * 12 + last.month) - (issued.year * 12 + issued.month) == months
    assert last.day == issued.day or (last + timedelta(days=1)).day == 1
    assert last.day <= issued.day


@pytest.mark.parametrize(
    ("issued", "last"),
    [("2024-03-05", "2024-09-05"), ("2023-08-31", "2024-02-29"), ("2024-08-31", "2025-02-28")],
)
def test_six_months_of_a_certificate_of_marital_status(issued: str, last: str) -> None:
    assert last_day(date.fromisoformat(issued), 6) == date.fromisoformat(last)


def test_a_paper_without_a_term_holds_for_ever() -> None:
    assert last_day(date(2024, 1, 1), None) is None
