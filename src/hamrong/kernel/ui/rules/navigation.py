"""What stands in the navigation of each area, and how often it calls."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from hamrong.kernel.actor.interface import Actor, Role
from hamrong.kernel.ui.rules.access import AccessRule, Rule

Count = Callable[[Actor], int]


@dataclass(frozen=True)
class NavigationItem:
    """One entry of a navigation. The label may be lazy."""

    area: str
    label: Any
    url_name: str
    icon: str
    order: int
    access: AccessRule


NAVIGATION: list[NavigationItem] = []
BADGES: dict[str, Count] = {}


def navigation(
    *,
    area: str,
    label: Any,
    url_name: str,
    icon: str,
    order: int = 50,
    rules: Iterable[Rule] = (Rule.OFFICIAL,),
    roles: Iterable[Role] = (),
) -> None:
    """Add an entry to an area's navigation; called once at start.

    Areas: "public" (the head of every page), "account" (the menu under the visitor's name),
    "desk" (officials' side navigation), "footer", and "search" (where the search box of the head
    sends `q`; the first that the visitor may open). An entry shows only to those its rules let in.
    """
    item = NavigationItem(
        area, label, url_name, icon, order, AccessRule(tuple(rules), tuple(roles))
    )
    if (area, url_name) not in {(known.area, known.url_name) for known in NAVIGATION}:
        NAVIGATION.append(item)
        NAVIGATION.sort(key=_place)


def _place(item: NavigationItem) -> int:
    return item.order


def badge(url_name: str, count: Count) -> None:
    """Show on every entry that leads to `url_name` how much waits there for the visitor.

    Counted on each page with such an entry: at most one query.
    """
    BADGES[url_name] = count
