"""Every page there is, opened by somebody it is for: fit for all, and no wider than the screen."""

from collections.abc import Callable, Iterator
from datetime import date
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from playwright.sync_api import Page
from tests.factories.addresses import OWNED, RULED, address, rule
from tests.factories.world import World, make_world

pytestmark = pytest.mark.browser
Check = Callable[[Page], None]
CITIZENS = ("anonymous", "owner")
OFFICIALS = ("desk", "specialist", "head", "leader", "administrator")
FEWEST = {CITIZENS: 35, OFFICIALS: 60}
"""Pages there are at least: the walk cannot silently become short."""


@pytest.fixture(autouse=True)
def with_districts(settings: Any, tmp_path: Path) -> None:
    settings.ORGANISATION_DATE = date(2024, 1, 2)
    settings.FILES_FOLDER = tmp_path / "files"


def is_page(client: Client, where: str) -> bool:
    """Tell whether an address answers with a whole page, and not with a file or a way elsewhere."""
    answer = client.get(where)
    body = answer.getvalue()
    html = answer.headers.get("Content-Type", "").startswith("text/html")
    return answer.status_code == HTTPStatus.OK and html and b"<html" in body


def pages_for(world: World, visitors: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield each page once, with the first of the visitors who may open it."""
    for name in RULED:
        whom = rule(name)
        assert whom is not None
        for visitor in visitors:
            may = (
                visitor in OWNED[name][1]
                if name in OWNED
                else whom.lets_in(world.visitors[visitor])
            )
            if may and is_page(world.clients[visitor], address(name, world)):
                yield visitor, address(name, world)
                break


def unfit(page: Page, site: str, visitors: tuple[str, ...], check: Check) -> list[str]:
    """Open every page for these visitors and return what is wrong."""
    with transaction.atomic():
        world = make_world()
    found, seen = [], 0
    for visitor, where in pages_for(world, visitors):
        page.context.clear_cookies()
        kept = world.clients[visitor].cookies.get("sessionid")
        if kept is not None:
            page.context.add_cookies([{"name": "sessionid", "value": kept.value, "url": site}])
        page.goto(where)
        seen += 1
        try:
            check(page)
        except AssertionError as wrong:
            found.append(f"{visitor}: {wrong}")
    assert seen >= FEWEST[visitors]
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_citizen_s_pages_are_accessible_on_a_phone(
    page: Page, site: str, assert_accessible: Check, scheme: Any
) -> None:
    page.emulate_media(color_scheme=scheme)
    assert unfit(page, site, CITIZENS, assert_accessible) == []


def test_an_official_s_pages_are_accessible_on_a_desk(
    desktop: Page, site: str, assert_accessible: Check
) -> None:
    assert unfit(desktop, site, OFFICIALS, assert_accessible) == []
