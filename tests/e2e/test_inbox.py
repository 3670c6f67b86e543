"""The inbox with the keyboard alone: take, mark, act on several, open, switch the keys off."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.test_desk import Check, begin
from tests.factories.dossiers import Office, act, citizen, office, submitted


@pytest.fixture
def people(site: str, settings: Any, tmp_path: Path) -> Office:
    """The people of one commune, at the date of the mini province's districts."""
    settings.ORGANISATION_DATE = date(2024, 1, 2)
    settings.FILES_FOLDER = tmp_path
    return office()


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_a_morning_at_the_inbox_without_a_mouse(
    desktop: Page, people: Office, assert_accessible: Check
) -> None:
    for name in ("Đặng Thị Ẩn", "Lê Văn Bình", "Trần Cúc"):
        submitted(citizen(name))
    begin(desktop, people.desk)
    press(desktop, "j", "c")
    expect(desktop.get_by_text("Đã nhận 1 việc.")).to_be_visible()
    press(desktop, "j", "x", "j", "x")
    expect(desktop.locator("input[name=viec]:checked")).to_have_count(2)
    many = desktop.get_by_role("button", name="Xử lý các việc đã chọn…")
    many.focus()
    press(desktop, "Enter")
    expect(desktop.get_by_role("heading", name="Xử lý nhiều việc")).to_be_visible()
    assert_accessible(desktop)
    desktop.get_by_label("Tiếp nhận (2)").focus()
    press(desktop, "Space")
    desktop.get_by_role("button", name="Xác nhận, làm với các việc này").focus()
    press(desktop, "Enter")
    expect(desktop.get_by_text("Xong: 2 việc đã làm, 0 việc không làm được.")).to_be_visible()
    assert_accessible(desktop)
    press(desktop, "g", "i")
    desktop.wait_for_url("**/lam-viec/")
    press(desktop, "j", "o")
    desktop.wait_for_url("**/ho-so/*")
    press(desktop, "?")
    expect(desktop.get_by_role("dialog")).to_contain_text("Ghi chú")
    assert_accessible(desktop)
    desktop.get_by_role("button", name="Đóng").focus()
    press(desktop, "Enter")
    expect(desktop.get_by_role("dialog")).to_have_count(0)
    press(desktop, "e")
    desktop.wait_for_url("**/buoc/accept")


def test_shortcuts_can_be_switched_off(desktop: Page, people: Office) -> None:
    submitted(citizen())
    begin(desktop, people.desk)
    press(desktop, "?")
    desktop.get_by_label("Bật phím tắt trên máy này").uncheck()
    press(desktop, "Escape", "j", "o")
    expect(desktop).to_have_url(desktop.url)
    assert desktop.url.endswith("/lam-viec/")
    press(desktop, "?")
    expect(desktop.get_by_role("dialog")).to_have_count(0)


def test_giving_handing_over_and_standing_in_on_a_phone(
    page: Page, people: Office, assert_accessible: Check
) -> None:
    act(people.desk, submitted(citizen()), "accept")
    begin(page, people.head)
    page.goto("/lam-viec/?don-vi=1&cot=nguoi-giu&cot=han&cot=co-quan&cot=nhan")
    assert_accessible(page)
    page.locator("main").get_by_role("link", name="Giao việc").first.click()
    assert_accessible(page)
    page.get_by_label("Giao cho").select_option(value=str(people.specialist.account_id))
    page.get_by_role("button", name="Giao việc").click()
    expect(page.get_by_text("Đã giao việc cho")).to_be_visible()
    page.goto("/lam-viec/ban-giao/")
    assert_accessible(page)
    page.goto("/lam-viec/uy-quyen/")
    page.get_by_role("button", name="Ủy quyền").last.click()
    expect(page.locator(".error-summary")).to_be_focused()
    assert_accessible(page)
