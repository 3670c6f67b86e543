"""A person at the counter in a real browser: scanned, found, filled in, marked, received."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.test_desk import begin
from tests.factories.dossiers import Office, office
from tests.factories.forms import valid_page

from hamrong.service.dossiers.models import Dossier, Slip
from hamrong.service.forms import interface as forms
from hamrong.service.reception.models import VisitItem

Check = Callable[[Page], None]
CARD = "038185001234||Nguyễn Thị Hoa|05031985|Nữ|Thôn Đông, Xã Đồi|15062021"


@pytest.fixture
def people(site: str, settings: Any, tmp_path: Path) -> Office:
    """The people of one commune, at the date of the mini province's districts."""
    settings.ORGANISATION_DATE = date(2024, 1, 2)
    settings.FILES_FOLDER = tmp_path
    return office()


def fill(page: Page, people: Office) -> None:
    """Type a right answer to every question on the screen."""
    item = VisitItem.objects.latest("added_at")
    draft = forms.draft(people.desk, item.draft_id)
    for group in draft.form.groups:
        for name, texts in valid_page(draft.form.definition, group.key, "Xã Đồi").items():
            box = page.locator(f"[name='{forms.prefix_of(group.key)}{name}']")
            kind = box.first.get_attribute("type")
            if not box.first.is_visible():
                continue
            if kind in {"radio", "checkbox"}:
                page.locator(
                    f"[name='{forms.prefix_of(group.key)}{name}'][value='{texts[0]}']"
                ).check()
            elif box.first.evaluate("e => e.tagName") == "SELECT":
                box.first.select_option(texts[0])
            else:
                box.first.fill(texts[0])


def test_a_person_is_received_from_scan_to_receipt(
    desktop: Page, people: Office, assert_accessible: Check
) -> None:
    begin(desktop, people.desk)
    desktop.goto("/lam-viec/tiep-nhan/")
    assert_accessible(desktop)
    desktop.keyboard.type(CARD)
    desktop.keyboard.press("Enter")
    desktop.wait_for_url("**/nguoi-nop?*")
    assert_accessible(desktop)
    expect(desktop.locator("[name=full_name]")).to_have_value("Nguyễn Thị Hoa")
    desktop.locator("[name=full_name]").press("Enter")
    expect(desktop.get_by_role("heading", name="Nguyễn Thị Hoa")).to_be_visible()
    desktop.keyboard.type("khai sinh")
    desktop.keyboard.press("Enter")
    desktop.get_by_role("link", name="Đăng ký khai sinh").first.press("Enter")
    expect(desktop.get_by_text("Thành phần hồ sơ")).to_be_visible()
    assert_accessible(desktop)
    desktop.get_by_role("button", name="Tiếp nhận", exact=True).click()
    expect(desktop.get_by_role("alert")).to_be_visible()
    assert_accessible(desktop)
    fill(desktop, people)
    for mark in desktop.locator("input[name$='-original']").all():
        mark.fill("1")
    desktop.get_by_role("button", name="Tiếp nhận", exact=True).click()
    expect(desktop.get_by_text("Đã tiếp nhận hồ sơ")).to_be_visible()
    expect(desktop.get_by_role("link", name="In giấy tiếp nhận và hẹn trả")).to_be_visible()
    assert_accessible(desktop)
    dossier = Dossier.objects.get()
    assert (dossier.state, dossier.channel) == ("accepted", "counter")
    assert Slip.objects.filter(dossier=dossier, kind="receipt").exists()
