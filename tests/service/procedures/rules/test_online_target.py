"""A goal of the plan is reached when the share really is, never by rounding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrong.service.procedures.rules.online_target import Measure, OnlineTarget, reached


def goal(measure: Measure, at_least: int) -> OnlineTarget:
    return OnlineTarget("2.1", "Mức độ", measure, at_least, 2025)


@pytest.mark.parametrize(
    ("measure", "at_least", "levels", "said"),
    [
        (Measure.LEVEL_3, 100, [3, 4, 4], ("100", True)),
        (Measure.LEVEL_3, 100, [3] * 199 + [2], ("99,5", False)),
        (Measure.LEVEL_4, 30, [4, 3, 3], ("33,3", True)),
        (Measure.LEVEL_4, 34, [4, 3, 3], ("33,3", False)),
        (Measure.LEVEL_4, 1, [], ("0", False)),
    ],
)
def test_what_counts_is_the_share_that_reaches_the_level(
    measure: Measure, at_least: int, levels: list[int], said: tuple[str, bool]
) -> None:
    found = reached(goal(measure, at_least), levels)
    assert (found.percent, found.met) == said


@given(
    st.sampled_from(Measure), st.integers(1, 100), st.lists(st.integers(1, 4)), st.integers(1, 4)
)
def test_raising_a_level_never_undoes_a_goal(
    measure: Measure, at_least: int, levels: list[int], raised: int
) -> None:
    before = reached(goal(measure, at_least), [*levels, 1])
    after = reached(goal(measure, at_least), [*levels, raised])
    assert after.met or not before.met
    assert after.count >= before.count
