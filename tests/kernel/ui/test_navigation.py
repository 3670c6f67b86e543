"""Navigation: only what the visitor may open, the current place, what waits."""

from collections.abc import Iterator
from uuid import UUID

import pytest

from hamrong.kernel.actor.interface import ANONYMOUS, Actor, Hat
from hamrong.kernel.ui.interface import NAVIGATION, Rule, badge, navigation
from hamrong.kernel.ui.queries.menu import menu
from hamrong.kernel.ui.rules.navigation import BADGES

CITIZEN = Actor(UUID(int=2), Hat.CITIZEN, "Lê Thị Hoa")


@pytest.fixture(autouse=True)
def entries() -> Iterator[None]:
    before, badges = list(NAVIGATION), dict(BADGES)
    both = (Rule.ANYONE,)
    navigation(area="t", label="Mẫu", url_name="ui:living", icon="x", order=2, rules=both)
    navigation(area="t", label="Dân", url_name="ui:living_public", icon="x", order=1, rules=both)
    navigation(area="t", label="Tôi", url_name="api_docs", icon="x", rules=(Rule.CITIZEN,))
    navigation(area="t", label="Không có", url_name="nowhere:at-all", icon="x", rules=both)
    yield
    NAVIGATION[:] = before
    BADGES.clear()
    BADGES.update(badges)


def test_entries_stand_in_order_for_those_they_are_for() -> None:
    assert [entry.label for entry in menu("t", ANONYMOUS, "/")] == ["Dân", "Mẫu"]
    assert [entry.label for entry in menu("t", CITIZEN, "/")] == ["Dân", "Mẫu", "Tôi"]


def test_the_nearest_place_is_the_current_one() -> None:
    current = [entry.label for entry in menu("t", CITIZEN, "/ui/trang-ca-nhan") if entry.current]
    assert current == ["Dân"]


def test_a_badge_counts_for_the_visitor() -> None:
    badge("ui:living", lambda actor: 7 if actor is CITIZEN else 0)
    assert [entry.count for entry in menu("t", CITIZEN, "/")] == [0, 7, 0]


def test_the_same_entry_twice_stands_once() -> None:
    navigation(area="t", label="Mẫu", url_name="ui:living", icon="x", rules=(Rule.ANYONE,))
    assert len(menu("t", ANONYMOUS, "/")) == 2
