"""A citizen files from a phone, alone, the first time."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.conftest import too_wide
from tests.factories.papers import PDF

from hamrong.kernel.jobs.interface import run_pending
from hamrong.service.dossiers.models import Dossier
from hamrong.service.forms.interface import form
from hamrong.service.forms.rules.definition import Field, FieldType

pytestmark = pytest.mark.browser
Check = Callable[[Page], None]
TYPED = {
    FieldType.NAME: "Lê Thị Sáu",
    FieldType.DATE: "05/03/2019",
    FieldType.YEAR: "1985",
    FieldType.PHONE: "0912345678",
    FieldType.EMAIL: "sau.le@vidu.vn",
    FieldType.PERSONAL_ID: "038160001234",
    FieldType.AREA: "Xã Đồi",
    FieldType.INTEGER: "2",
    FieldType.DECIMAL: "120,5",
    FieldType.MONEY: "1.000.000",
}


@pytest.fixture(autouse=True)
def with_districts(settings: Any, tmp_path: Path) -> None:
    settings.ORGANISATION_DATE = date(2024, 1, 2)
    settings.FILES_FOLDER = tmp_path / "files"


def answer(page: Page, field: Field) -> None:
    """Answer one question as it is shown."""
    shown = page.locator(f"[name='{field.key}']")
    ticked = {FieldType.STATEMENT, FieldType.MULTICHOICE, FieldType.YES_NO}
    if field.type in ticked or shown.first.get_attribute("type") == "radio":
        shown.first.check()
    elif field.options:
        shown.select_option(index=1)
    elif not shown.input_value():
        shown.fill(TYPED.get(field.type, "Thôn Đông"))


def fill_page(page: Page, key: str) -> set[str]:
    """Answer every question that a page of the form asks, and return which."""
    group = form("tt-1.000001").definition.group(key)
    assert group is not None
    asked = [field for field in group.fields if page.locator(f"[name='{field.key}']").count()]
    for field in asked:
        answer(page, field)
    return {field.key for field in asked}


def say_the_case(page: Page) -> None:
    """Answer which case it is; a script shows it at once, without one a button does."""
    page.get_by_role("group", name="Trẻ đã quá 60 ngày tuổi chưa?").get_by_label("Rồi").check()
    page.get_by_role("group", name="Bạn tự làm").get_by_label("Tôi tự làm").check()
    page.get_by_role("button", name="Xem cho trường hợp của tôi").click()
    expect(page.get_by_role("status").filter(has_text="Trường hợp của bạn")).to_contain_text(
        "5.000"
    )
    expect(page.get_by_text("Văn bản ủy quyền")).to_have_count(0)


def register(page: Page) -> None:
    page.get_by_role("link", name="Nộp hồ sơ trực tuyến").click()
    page.get_by_role("link", name="Đăng ký").click()
    page.get_by_label("Họ và tên").fill("Lê Thị Sáu")
    page.get_by_label("Số điện thoại hoặc thư điện tử").fill("0912345678")
    page.get_by_label("Mật khẩu").fill("con-co-be-be-1960")
    page.get_by_role("button", name="Đăng ký và tiếp tục").click()


def choose_place(page: Page) -> None:
    page.get_by_label("Huyện, thị xã, thành phố").select_option(label="Huyện Thượng")
    page.get_by_role("button", name="Chọn huyện này").click()
    page.get_by_label("Xã, phường, thị trấn").select_option(label="Xã Đồi")
    page.get_by_label("Văn bản ủy quyền").press("Enter")


def file_birth(page: Page, check: Check, tmp_path: Path) -> None:
    page.goto("/")
    check(page)
    page.locator("input[name=q]").first.fill("khai sinh")
    page.get_by_role("button", name="Tìm").first.click()
    check(page)
    page.get_by_role("link", name="Đăng ký khai sinh").first.click()
    check(page)
    say_the_case(page)
    check(page)
    register(page)
    check(page)
    expect(page.get_by_text("Rồi, đã quá 60 ngày")).to_be_visible()
    choose_place(page)
    check(page)
    page.locator(".task__link").nth(1).click()
    page.get_by_role("button", name="Lưu và tiếp tục").click()
    expect(page.get_by_role("alert")).to_be_visible()
    check(page)
    for group in form("tt-1.000001").groups:
        expect(page.get_by_role("heading", level=1)).to_have_text(group.title)
        fill_page(page, group.key)
        page.get_by_role("button", name="Lưu và tiếp tục").click()
    paper = tmp_path / "giay-chung-sinh.pdf"
    paper.write_bytes(PDF)
    page.locator("input[type=file]").first.set_input_files(paper)
    check(page)
    page.get_by_role("button", name="Lưu và tiếp tục").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kiểm tra trước khi nộp")
    check(page)
    page.get_by_role("button", name="Nộp hồ sơ").dblclick()
    expect(page.get_by_text("Đã nộp hồ sơ")).to_be_visible()
    check(page)
    assert Dossier.objects.count() == 1
    run_pending()
    page.get_by_role("link", name="Theo dõi hồ sơ").click()
    check(page)
    for address in ("/ca-nhan/", "/ca-nhan/thong-bao/", "/tra-cuu", "/xac-minh/"):
        page.goto(address)
        check(page)


def fits(page: Page) -> None:
    """Check without axe, which itself is a script, that nothing is wider than the screen."""
    assert not too_wide(page), page.url


def test_a_farmer_files_without_a_script(plain: Page, tmp_path: Path) -> None:
    file_birth(plain, fits, tmp_path)


def test_a_farmer_files_with_scripts(page: Page, assert_accessible: Check, tmp_path: Path) -> None:
    file_birth(page, assert_accessible, tmp_path)


def test_a_clerk_files_at_a_desk(desktop: Page, assert_accessible: Check, tmp_path: Path) -> None:
    file_birth(desktop, assert_accessible, tmp_path)
