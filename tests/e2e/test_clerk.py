"""Someone who files the whole morning, and someone whose hands never touch a mouse."""

from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from playwright.sync_api import Locator, Page, expect
from tests.e2e.test_citizen import TYPED
from tests.e2e.test_store import log_in
from tests.factories.dossiers import BIRTH, COMMUNE, PDF, citizen
from tests.factories.forms import definition, fill, valid_page

from hamrong.foundation.identity.interface import Account
from hamrong.kernel.actor.interface import Actor
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.dossiers.models import Dossier
from hamrong.service.forms import interface as forms
from hamrong.service.forms.interface import Field, FieldType

pytestmark = pytest.mark.browser
FORTY = 40
IN_THE_BROWSER = 2
FORM = definition("tt-1.000001")
FARTHEST = 90
"""Presses of Tab within which everything of a page is reached."""


@pytest.fixture(autouse=True)
def with_districts(settings: Any, tmp_path: Path) -> None:
    settings.ORGANISATION_DATE = date(2024, 1, 2)
    settings.FILES_FOLDER = tmp_path / "files"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    file = tmp_path / "giay-chung-sinh.pdf"
    file.write_bytes(PDF)
    return file


def child(number: int) -> str:
    """Return a name of its own for each filing."""
    return f"Trần Minh {'ABCDEGHIKL'[number // 10]}{'abcdeghikl'[number % 10]}"


def first_filed(clerk: Actor) -> UUID:
    """File the first of the morning, and return its draft."""
    draft_id = dossiers.start_filing(clerk, procedure_code=BIRTH, area_code=COMMUNE, case_key="")
    fill(clerk, draft_id, "Xã Đồi")
    forms.add_file(clerk, draft_id, "giay-chung-sinh", PDF, name="giay-chung-sinh.pdf")
    return draft_id


def file_next(page: Page, number: int, paper: Path) -> None:
    """File one more from the page that confirms the last."""
    page.get_by_role("button", name="Nộp hồ sơ khác giống hồ sơ này").click()
    page.locator("[name=full_name]").fill(child(number))
    page.locator("[name=birth_date]").fill("05/03/2019")
    page.locator("[name=sex]").first.check()
    page.locator("[name=birth_area]").fill("Xã Đồi")
    page.keyboard.press("Enter")
    page.locator("[name=declaration]").check()
    page.keyboard.press("Enter")
    page.locator("input[type=file]").first.set_input_files(paper)
    page.get_by_role("button", name="Lưu và tiếp tục").click()
    page.get_by_role("button", name="Nộp hồ sơ", exact=True).click()
    expect(page.get_by_text("Đã nộp hồ sơ").first).to_be_visible()


def post_next(client: Client, code: str, number: int) -> str:
    """File one more through the same forms, without a browser; return its code."""
    at = client.post(f"/ca-nhan/ho-so/{code}/tuong-tu")["Location"]
    base = at.removesuffix("buoc/child")
    for key, more in (("child", {"full_name": [child(number)]}), ("declaration", {})):
        sent = valid_page(FORM, key, "Xã Đồi") | more
        at = client.post(f"{base}buoc/{key}", {**sent, "_revision": "1"})["Location"]
    assert at == f"{base}giay-to"
    upload = SimpleUploadedFile("giay-chung-sinh.pdf", PDF)
    client.post(at, {"giay-chung-sinh": upload, "continue": "1"})
    return str(client.post(f"{base}nop")["Location"]).split("/")[3]


@pytest.mark.timeout(300)
def test_a_clerk_files_forty_in_a_morning(desktop: Page, paper: Path) -> None:
    clerk = citizen()
    first = dossiers.submit(clerk, draft_id=first_filed(clerk))
    log_in(desktop, clerk)
    desktop.goto(f"/ca-nhan/ho-so/{first.code}/da-nop")
    for number in range(1, IN_THE_BROWSER + 1):
        file_next(desktop, number, paper)
    client = Client()
    client.force_login(Account.objects.get(id=clerk.account_id))
    code = first.code
    for number in range(IN_THE_BROWSER + 1, FORTY):
        code = post_next(client, code, number)
    filed = Dossier.objects.order_by("submitted_at")
    assert len(filed) == FORTY == len({one.code for one in filed})
    names = [one.answers["child"]["full_name"] for one in filed]
    assert sorted(names[1:]) == sorted(child(number) for number in range(1, FORTY))
    fathers = [one.answers["father"] for one in filed]
    assert all(one == fathers[0] for one in fathers)


def tab_to(page: Page, target: Locator) -> None:
    """Go to something with the Tab key alone; it must be seen that it has the focus."""
    for _press in range(FARTHEST):
        page.keyboard.press("Tab")
        if target.evaluate("(one) => one === document.activeElement"):
            seen = "(one) => getComputedStyle(one).outlineStyle + getComputedStyle(one).boxShadow"
            assert target.evaluate(seen) != "nonenone", "the focus cannot be seen"
            return
    raise AssertionError(f"{target} is not reached with Tab on {page.url}")


def press(page: Page, target: Locator, key: str = "Enter") -> None:
    tab_to(page, target)
    page.keyboard.press(key)


def choose(page: Page, group: Locator, said: str) -> None:
    """Choose one of a group's answers: Tab enters the group, arrows go through it."""
    tab_to(page, group.get_by_role("radio").first)
    page.keyboard.press("Space")
    for _press in range(5):
        if group.get_by_label(said).is_checked():
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"{said} is not reached with the arrows")


def say(page: Page, target: Locator, text: str) -> None:
    tab_to(page, target)
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def answer(page: Page, field: Field) -> None:
    """Answer one question without a mouse."""
    shown = page.locator(f"[name='{field.key}']")
    kind = shown.first.get_attribute("type")
    if kind in {"radio", "checkbox"}:
        press(page, shown.first, "Space")
        expect(shown.first).to_be_checked()
    elif not shown.first.input_value():
        say(page, shown.first, TYPED.get(field.type, "Thôn Đông"))


def answer_all(page: Page) -> None:
    for group in forms.form("tt-1.000001").groups:  # type: ignore[union-attr]
        expect(page.get_by_role("heading", level=1)).to_have_text(group.title)
        for field in group.fields:
            if page.locator(f"[name='{field.key}']").first.is_visible():
                answer(page, field)
        page.keyboard.press("Enter") if field.type is not FieldType.STATEMENT else None
        if page.get_by_role("heading", level=1).inner_text() == group.title:
            press(page, page.get_by_role("button", name="Lưu và tiếp tục"))


def begin_by_keyboard(page: Page) -> None:
    """From the first page to the first question."""
    page.goto("/")
    press(page, page.get_by_role("link", name="Đến nội dung chính"))
    say(page, page.locator("input[name=q]").first, "khai sinh")
    page.keyboard.press("Enter")
    press(page, page.get_by_role("link", name="Đăng ký khai sinh").first)
    for asked, said in (("Trẻ đã quá 60 ngày", "Rồi"), ("Bạn tự làm", "Tôi tự làm")):
        choose(page, page.get_by_role("group", name=asked), said)
    press(page, page.get_by_role("button", name="Xem cho trường hợp của tôi"))
    press(page, page.get_by_role("link", name="Nộp hồ sơ trực tuyến"))
    press(page, page.get_by_role("link", name="Đăng ký", exact=True))
    say(page, page.get_by_label("Họ và tên"), "Lê Thị Sáu")
    say(page, page.get_by_label("Số điện thoại hoặc thư điện tử"), "0912345678")
    say(page, page.get_by_label("Mật khẩu"), "con-co-be-be-1960")
    page.keyboard.press("Enter")


def choose_place_by_keyboard(page: Page) -> None:
    tab_to(page, page.get_by_label("Huyện, thị xã, thành phố"))
    page.keyboard.type("Huyện Th")
    press(page, page.get_by_role("button", name="Chọn huyện này"))
    tab_to(page, page.get_by_label("Xã, phường, thị trấn"))
    page.keyboard.type("Xã Đ")
    press(page, page.get_by_role("button", name="Bắt đầu điền"))


def test_everything_is_done_without_a_mouse(desktop: Page, paper: Path) -> None:
    page = desktop
    begin_by_keyboard(page)
    choose_place_by_keyboard(page)
    press(page, page.locator(".task__link").nth(1))
    tab_to(page, page.locator("[name=full_name]"))
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_focused()
    press(page, page.get_by_role("alert").get_by_role("link").first)
    expect(page.locator("[name=full_name]")).to_be_focused()
    page.goto(page.url)
    answer_all(page)
    tab_to(page, page.locator("[data-choose]").first)
    page.locator("input[type=file]").first.set_input_files(paper)
    press(page, page.get_by_role("button", name="Lưu và tiếp tục"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Kiểm tra trước khi nộp")
    press(page, page.get_by_role("button", name="Nộp hồ sơ"))
    expect(page.get_by_text("Đã nộp hồ sơ").first).to_be_visible()
    assert Dossier.objects.count() == 1
