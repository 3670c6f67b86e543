"""The design system in a real browser: accessible, within the screen, in light and dark."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect
from pytest_django.live_server_helper import LiveServer

PAGES = ["/ui/", "/ui/trang-ca-nhan", "/ui/ban-lam-viec", "/api/docs", "/khong-co"]


@pytest.fixture
def site(live_server: LiveServer) -> str:
    """A server without a province: these pages need none."""
    return str(live_server.url)


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", PAGES)
def test_pages_are_accessible_on_a_phone(
    page: Page, assert_accessible: Callable[[Page], None], address: str, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(address)
    assert_accessible(page)


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", PAGES)
def test_pages_are_accessible_on_a_desk(
    desktop: Page, assert_accessible: Callable[[Page], None], address: str, scheme: str
) -> None:
    desktop.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    desktop.goto(address)
    assert_accessible(desktop)


@pytest.mark.browser
def test_a_dialog_opens_and_closes(desktop: Page) -> None:
    desktop.goto("/ui/")
    desktop.get_by_role("button", name="Mở hộp thoại").click()
    dialog = desktop.get_by_role("dialog")
    expect(dialog).to_be_visible()
    desktop.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


@pytest.mark.browser
def test_the_keyboard_reaches_the_main_part_first(desktop: Page) -> None:
    desktop.goto("/ui/trang-ca-nhan")
    desktop.keyboard.press("Tab")
    desktop.keyboard.press("Enter")
    assert desktop.evaluate("document.activeElement.id") == "main"


@pytest.mark.browser
def test_the_chosen_theme_stays(page: Page) -> None:
    page.goto("/ui/trang-ca-nhan")
    page.get_by_role("button", name="Nền tối").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.goto("/ui/")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def never_answered(route: Route) -> None:
    """Leave a request waiting."""


@pytest.mark.browser
def test_a_second_press_sends_nothing(page: Page) -> None:
    page.goto("/ui/")
    sent: list[str] = []
    page.on(
        "request", lambda request: sent.append(request.url) if request.method == "POST" else None
    )
    page.route("**/giao-dien/", never_answered)
    page.get_by_role("button", name="Nền tối").evaluate("b => { b.click(); b.click(); b.click(); }")
    page.wait_for_timeout(300)
    assert len(sent) == 1
