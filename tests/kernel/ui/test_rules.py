"""Who is let in, which pages are named, where marks stand."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrong.kernel.actor.interface import ANONYMOUS, Actor, Hat, Role, Seat
from hamrong.kernel.ui.rules import chart
from hamrong.kernel.ui.rules.access import AccessRule, Rule
from hamrong.kernel.ui.rules.paging import shown_pages

AGENCY = UUID(int=1)
CITIZEN = Actor(UUID(int=2), Hat.CITIZEN, "Lê Thị Hoa")
LEADER = Actor(UUID(int=3), Hat.OFFICIAL, "Phạm Văn Minh", (Seat(AGENCY, Role.LEADER),))
ADMINISTRATOR = Actor(UUID(int=4), Hat.OFFICIAL, "Quản trị", (Seat(AGENCY, Role.ADMINISTRATOR),))


@pytest.mark.parametrize(
    ("rule", "let_in"),
    [
        (AccessRule((Rule.ANYONE,)), {ANONYMOUS, CITIZEN, LEADER, ADMINISTRATOR}),
        (AccessRule((Rule.CITIZEN,)), {CITIZEN}),
        (AccessRule((Rule.CITIZEN, Rule.OFFICIAL)), {CITIZEN, LEADER, ADMINISTRATOR}),
        (AccessRule((Rule.OFFICIAL,), (Role.LEADER,)), {LEADER}),
        (AccessRule((Rule.ADMINISTRATOR,)), {ADMINISTRATOR}),
        (AccessRule(()), set()),
    ],
)
def test_a_page_opens_only_to_those_it_is_declared_for(
    rule: AccessRule, let_in: set[Actor]
) -> None:
    everyone = {ANONYMOUS, CITIZEN, LEADER, ADMINISTRATOR}
    assert {actor for actor in everyone if rule.lets_in(actor)} == let_in


@given(st.integers(1, 500), st.data())
def test_pagination_always_offers_first_last_and_neighbours(last: int, data: st.DataObject) -> None:
    current = data.draw(st.integers(1, last))
    shown = shown_pages(current, last)
    numbers = [number for number in shown if number is not None]
    assert numbers == sorted(set(numbers))
    assert {1, last, current} <= set(numbers) <= set(range(1, last + 1))
    assert len(shown) <= 7
    for before, here, after in zip(shown, shown[1:], shown[2:], strict=False):
        if here is None:
            assert before is not None
            assert after is not None
            assert after - before > 2, "a gap of one page is that page"


@given(st.lists(st.tuples(st.text(max_size=5), st.integers(0, 10**6), st.just("")), max_size=20))
def test_bars_fill_the_room_and_never_leave_it(rows: list[tuple[str, int, str]]) -> None:
    room = chart.WIDTH - chart.LABEL_WIDTH - chart.VALUE_WIDTH
    placed = chart.bars(rows)
    assert all(0 <= bar.width <= room for bar in placed)
    if any(value for _, value, _ in rows):
        assert max(bar.width for bar in placed) == room


@given(st.lists(st.tuples(st.just("T1"), st.integers(0, 10**6)), max_size=40))
def test_points_stand_between_top_and_baseline(rows: list[tuple[str, int]]) -> None:
    assert all(chart.TOP <= point.y <= chart.BASELINE for point in chart.points(rows))
