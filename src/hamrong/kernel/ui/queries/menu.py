"""The entries of a navigation that a visitor may open."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.ui.rules.navigation import BADGES, NAVIGATION, NavigationItem


@dataclass(frozen=True)
class MenuEntry:
    """One link: `current` on its page and those below; `count` is what waits there."""

    label: str
    url: str
    icon: str
    current: bool
    count: int
    go: str = ""


def menu(
    area: str, actor: Actor, path: str, counted: dict[str, int] | None = None
) -> tuple[MenuEntry, ...]:
    """Return an area's entries for an actor who looks at `path`.

    One query for each address that counts; `counted` keeps the numbers for the page's other areas.
    A system that is switched off has no entries. The entry whose address is the longest beginning
    of `path` is the current one.
    """
    open_ones = [item for item in NAVIGATION if item.area == area and item.access.lets_in(actor)]
    placed = [(item, url) for item in open_ones if (url := _address(item))]
    known = {} if counted is None else counted
    here = max((url for _, url in placed if _leads_to(url, path)), key=len, default="")
    return tuple(
        MenuEntry(
            str(item.label), url, item.icon, url == here, _waiting(item, actor, known), _page(item)
        )
        for item, url in placed
    )


def _page(item: NavigationItem) -> str:
    """Return the name a shortcut knows the page by."""
    return item.url_name.rpartition(":")[2]


def _waiting(item: NavigationItem, actor: Actor, counted: dict[str, int]) -> int:
    count = BADGES.get(item.url_name)
    if count and item.url_name not in counted:
        counted[item.url_name] = count(actor)
    return counted.get(item.url_name, 0)


def _address(item: NavigationItem) -> str:
    try:
        return reverse(item.url_name)
    except NoReverseMatch:
        return ""


def _leads_to(url: str, path: str) -> bool:
    return path == url or (url != "/" and path.startswith(url.rstrip("/") + "/"))
