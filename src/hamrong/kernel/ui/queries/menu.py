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


def menu(area: str, actor: Actor, path: str) -> tuple[MenuEntry, ...]:
    """Return an area's entries for an actor who looks at `path`.

    One query for each entry that counts. A system that is switched off has no entries. The entry
    whose address is the longest beginning of `path` is the current one.
    """
    open_ones = [item for item in NAVIGATION if item.area == area and item.access.lets_in(actor)]
    placed = [(item, url) for item in open_ones if (url := _address(item))]
    here = max((url for _, url in placed if _leads_to(url, path)), key=len, default="")
    return tuple(
        MenuEntry(str(item.label), url, item.icon, url == here, _waiting(item, actor))
        for item, url in placed
    )


def _waiting(item: NavigationItem, actor: Actor) -> int:
    count = BADGES.get(item.url_name)
    return count(actor) if count else 0


def _address(item: NavigationItem) -> str:
    try:
        return reverse(item.url_name)
    except NoReverseMatch:
        return ""


def _leads_to(url: str, path: str) -> bool:
    return path == url or (url != "/" and path.startswith(url.rstrip("/") + "/"))
