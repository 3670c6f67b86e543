"""The browser reaches the platform."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer


@pytest.fixture
def site(live_server: LiveServer) -> str:
    """A server without a province: these tests need none."""
    return str(live_server.url)


@pytest.mark.browser
def test_a_phone_reaches_the_platform(page: Page) -> None:
    answer = page.goto("/readyz")
    assert answer is not None
    assert answer.status == 200


@pytest.mark.browser
def test_a_page_without_a_language_is_found_inaccessible(
    page: Page, assert_accessible: Callable[[Page], None]
) -> None:
    page.set_content("<title>x</title><main><h1>Chào</h1></main>")
    with pytest.raises(AssertionError, match="html-has-lang"):
        assert_accessible(page)
