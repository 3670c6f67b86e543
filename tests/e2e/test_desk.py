"""A dossier's whole path at the desk, in the hands of those who do the work."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.factories.dossiers import Office, citizen, office, submitted
from tests.factories.identity import PASSWORD

from hamrong.foundation.identity.interface import account
from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.jobs.interface import run_pending

Check = Callable[[Page], None]


@pytest.fixture
def people(site: str, settings: Any, tmp_path: Path) -> Office:
    """The people of one commune, at the date of the mini province's districts."""
    settings.ORGANISATION_DATE = date(2024, 1, 2)
    settings.FILES_FOLDER = tmp_path
    return office()


def begin(page: Page, who: Actor) -> None:
    """Log in as someone, with an empty session."""
    assert who.account_id is not None
    page.context.clear_cookies()
    page.goto("/dang-nhap/")
    page.locator("input[name=username]").fill(account(who.account_id).login)
    page.locator("input[type=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/lam-viec/")


def take(page: Page, action: str, check: Check, **inputs: str) -> None:
    """Take an action from the dossier's page."""
    check(page)
    page.get_by_role("link", name=action, exact=True).click()
    for name, value in inputs.items():
        page.locator(f"[name={name}]").fill(value)
    check(page)
    page.get_by_role("button", name=action, exact=True).click()
    expect(page.get_by_text(f"{action}: đã xong")).to_be_visible()


def hand_over(page: Page, check: Check) -> None:
    """Give the result to the applicant, who signs on the screen."""
    page.get_by_role("link", name="Đã trả kết quả", exact=True).click()
    page.get_by_label("Số giấy tờ tùy thân của người nhận").fill("038 185 001 234")
    page.get_by_role("button", name="Đã trả kết quả", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Người nhận ký trên màn hình")
    check(page)
    field = page.locator("canvas")
    field.scroll_into_view_if_needed()
    seen = field.bounding_box()
    assert seen is not None
    page.mouse.move(seen["x"] + 40, seen["y"] + 40)
    page.mouse.down()
    page.mouse.move(seen["x"] + 160, seen["y"] + 90, steps=8)
    page.mouse.up()
    page.get_by_role("button", name="Đã trả kết quả", exact=True).click()
    expect(page.get_by_text("Đã trả kết quả: đã xong")).to_be_visible()
    expect(page.get_by_role("link", name="Biên nhận trả kết quả")).to_be_visible()


def test_a_dossier_is_accepted_drafted_approved_and_handed_over(
    desktop: Page, people: Office, assert_accessible: Check
) -> None:
    code = submitted(citizen())
    begin(desktop, people.desk)
    assert_accessible(desktop)
    desktop.get_by_role("link", name="Đăng ký khai sinh").first.click()
    take(desktop, "Tiếp nhận", assert_accessible)

    begin(desktop, people.specialist)
    desktop.keyboard.press("j")
    desktop.keyboard.press("Enter")
    desktop.get_by_label("Nội dung kết quả").fill("Đồng ý đăng ký khai sinh.")
    desktop.get_by_role("button", name="Lưu dự thảo").click()
    expect(desktop.get_by_text("Đã lưu dự thảo kết quả.")).to_be_visible()
    take(desktop, "Trình phê duyệt", assert_accessible)

    begin(desktop, people.head)
    desktop.goto(f"/lam-viec/ho-so/{code}")
    take(desktop, "Phê duyệt, ban hành", assert_accessible)

    begin(desktop, people.desk)
    desktop.goto(f"/lam-viec/ho-so/{code}")
    hand_over(desktop, assert_accessible)
    run_pending()
    desktop.reload()
    expect(desktop.get_by_text("Giấy tiếp nhận và hẹn trả")).to_be_visible()
    assert_accessible(desktop)

    begin(desktop, people.leader)
    desktop.goto("/lam-viec/thong-ke/")
    assert_accessible(desktop)


def test_the_keyboard_walks_marks_searches_and_helps(
    desktop: Page, people: Office, assert_accessible: Check
) -> None:
    for name in ("Đặng Thị Ẩn", "Lê Văn Bình"):
        submitted(citizen(name))
    begin(desktop, people.desk)
    for key in ("j", "j", "x"):
        desktop.keyboard.press(key)
    boxes = desktop.locator("input[name=viec][type=checkbox]")
    expect(boxes.nth(1)).to_be_checked()
    desktop.keyboard.press("?")
    expect(desktop.get_by_role("dialog")).to_be_visible()
    assert_accessible(desktop)
    desktop.keyboard.press("Escape")
    desktop.get_by_role("button", name="Nhận các việc đã chọn").click()
    expect(desktop.get_by_text("Đã nhận 1 việc.")).to_be_visible()
    desktop.keyboard.press("/")
    desktop.keyboard.type("khong co gi")
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_text("Không có việc nào khớp")).to_be_visible()
    assert_accessible(desktop)


def test_the_desk_works_on_a_phone(page: Page, people: Office, assert_accessible: Check) -> None:
    code = submitted(citizen())
    begin(page, people.desk)
    for path in ("/lam-viec/", "/lam-viec/ho-so/", f"/lam-viec/ho-so/{code}"):
        page.goto(path)
        assert_accessible(page)
    page.get_by_role("link", name="Từ chối tiếp nhận").click()
    assert_accessible(page)
    page.get_by_role("button", name="Từ chối tiếp nhận").click()
    expect(page.locator(".error-summary")).to_be_focused()
    assert_accessible(page)
    page.get_by_label("Lý do").fill("Không thuộc thẩm quyền.")
    page.get_by_role("button", name="Từ chối tiếp nhận").click()
    expect(page.get_by_text("Từ chối tiếp nhận: đã xong")).to_be_visible()
