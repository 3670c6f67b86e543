"""A real browser on a real server: for the journeys that only both together can prove."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer
from tests.harness.snapshot import load_once

from hamrong.cli.browser import browser as chromium

# Playwright keeps an event loop in this thread, where Django would refuse to reach the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PATIENCE_MS = 10_000


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test that asks for a page needs the browser."""
    for item in items:
        if {"page", "plain", "desktop", "chrome"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    """One browser for the run; each test gets a context of its own."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def site(live_server: LiveServer) -> str:
    """The address of a server whose database holds the pack `mini`."""
    load_once("mini")
    return str(live_server.url)


def _context(chrome: Browser, site: str, viewport: Any, **options: Any) -> BrowserContext:
    context = chrome.new_context(
        base_url=site, viewport=viewport, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", **options
    )
    context.set_default_timeout(PATIENCE_MS)
    return context


@pytest.fixture
def page(chrome: Browser, site: str) -> Iterator[Page]:
    """A citizen's phone. The test fails when a script of ours does."""
    context = _context(chrome, site, PHONE, has_touch=True, is_mobile=True)
    yield from _watched(context)


@pytest.fixture
def plain(chrome: Browser, site: str) -> Iterator[Page]:
    """A citizen's phone that runs no script of a page."""
    options = {"has_touch": True, "is_mobile": True, "java_script_enabled": False}
    yield from _watched(_context(chrome, site, PHONE, **options))


@pytest.fixture
def desktop(chrome: Browser, site: str) -> Iterator[Page]:
    """An official's screen, in a session of its own."""
    yield from _watched(_context(chrome, site, DESKTOP))


def _watched(context: BrowserContext) -> Iterator[Page]:
    errors: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert errors == []


def arrived(page: Page) -> None:
    """Wait for the whole document: a click returns when the next one has only begun to come."""
    page.wait_for_load_state("load")
    page.wait_for_function("document.readyState === 'complete' && document.body !== null")


def too_wide(page: Page) -> bool:
    """Whether the page must be moved sideways to be read."""
    arrived(page)
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))


@pytest.fixture(scope="session")
def assert_accessible() -> Callable[[Page], None]:
    """Check a page against WCAG 2.2 AA with axe, and that nothing is wider than the screen."""
    axe = Axe()

    def check(page: Page) -> None:
        arrived(page)
        options = {"runOnly": {"type": "tag", "values": STANDARD}}
        found = axe.run(page, options=options)
        report = found.generate_report() if found.violations_count else ""
        assert not report, f"{page.url}\n{report}"
        assert not too_wide(page), f"{page.url} is wider than the screen"

    return check
