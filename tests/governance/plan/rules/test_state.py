from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrong.governance.plan.rules.due import DueKind
from hamrong.governance.plan.rules.state import (
    STALLED_AFTER,
    Sign,
    Standing,
    State,
    fault_of,
    sign_of,
)

TODAY = date(2020, 6, 1)
DAYS = st.dates(date(2019, 1, 1), date(2021, 12, 31))


def standing(
    state: State = State.UNDER_WAY,
    reported: date | None = TODAY,
    due: date | None = None,
    *,
    waits: bool = False,
) -> Standing:
    begun = TODAY - timedelta(days=400)
    return Standing(state, begun, reported, due, DueKind.QUARTER, waits)


@pytest.mark.parametrize(
    ("given_", "sign"),
    [
        (standing(State.DONE, due=TODAY - timedelta(days=9)), Sign.DONE),
        (standing(due=TODAY - timedelta(days=1)), Sign.OVERDUE),
        (standing(due=TODAY), Sign.DUE_SOON),
        (standing(due=TODAY + timedelta(days=31)), Sign.GOING_WELL),
        (standing(reported=None), Sign.UNTOUCHED),
        (standing(reported=TODAY - STALLED_AFTER - timedelta(days=1)), Sign.STALLED),
        (standing(waits=True, due=TODAY - timedelta(days=1)), Sign.WAITING),
    ],
)
def test_what_asks_for_attention_shows_by_itself(given_: Standing, sign: Sign) -> None:
    assert sign_of(given_, TODAY) is sign


@given(
    state=st.sampled_from(State),
    begun=DAYS,
    reported=st.none() | DAYS,
    due=st.none() | DAYS,
    waits=st.booleans(),
    on=DAYS,
)
def test_a_part_shows_one_sign_and_what_is_done_is_never_late(
    state: State, begun: date, reported: date | None, due: date | None, *, waits: bool, on: date
) -> None:
    sign = sign_of(Standing(state, begun, reported, due, DueKind.DAY, waits), on)
    assert (sign is Sign.DONE) == (state is State.DONE)
    if sign is Sign.OVERDUE:
        assert due is not None
        assert due < on


@given(st.sampled_from(State), st.integers(-5, 105))
def test_a_percentage_fits_its_state_or_is_refused(state: State, percent: int) -> None:
    if fault_of(state, percent):
        return
    assert 0 <= percent <= 100
    assert (state is State.DONE) == (percent == 100) or state is State.STOPPED
    assert state is not State.NOT_BEGUN or percent == 0
