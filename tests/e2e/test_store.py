"""What was issued once is not asked for again: from the result of one dossier into the next."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.conftest import too_wide
from tests.e2e.test_desk import begin
from tests.factories.dossiers import BUILDING, COMMUNE, Office, citizen, finished, submitted
from tests.factories.dossiers import office as staffed
from tests.factories.forms import fill
from tests.factories.identity import PASSWORD
from tests.factories.papers import PDF, photo

from hamrong.foundation.identity.interface import account
from hamrong.kernel.actor.interface import Actor
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.dossiers.models import Dossier
from hamrong.service.forms import interface as forms
from hamrong.service.forms.models import DraftFile

Check = Callable[[Page], None]


@pytest.fixture
def people(site: str, settings: Any, tmp_path: Path) -> Office:
    """The people of the office that decides on building permits."""
    settings.ORGANISATION_DATE = date(2024, 1, 2)
    settings.FILES_FOLDER = tmp_path
    return staffed("district")


def next_draft(owner: Actor) -> UUID:
    """Fill the next application, with all papers but the permit issued before."""
    draft_id = dossiers.start_filing(
        owner, procedure_code=BUILDING, area_code=COMMUNE, case_key="nha-o"
    )
    fill(owner, draft_id, "Xã Đồi")
    forms.add_file(owner, draft_id, "ban-ve", PDF, name="ban-ve.pdf")
    return draft_id


def log_in(page: Page, who: Actor) -> None:
    """Log in as a citizen."""
    assert who.account_id is not None
    page.goto("/dang-nhap/")
    page.locator("input[name=username]").fill(account(who.account_id).login)
    page.locator("input[type=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "dang-nhap" not in address)


def checked(page: Page, assert_accessible: Check) -> None:
    """Hold that a page of the store is fit for everyone, on a phone."""
    assert_accessible(page)
    assert not too_wide(page)


def wrong_file_stops(page: Page, assert_accessible: Check) -> None:
    """Hold that what can never be taken offers no second try, and is not passed by in silence."""
    wrong: Any = {"name": "don.pdf", "mimeType": "application/pdf", "buffer": b"MZ" + bytes(64)}
    page.locator("[data-uploads] input[type=file]").first.set_input_files([wrong])
    row = page.locator(".sending", has_text="don.pdf")
    expect(row.locator(".field__error")).to_be_visible()
    expect(row.get_by_role("button", name="Gửi tiếp")).to_have_count(0)
    for _ in range(2):
        page.get_by_role("button", name="Lưu và tiếp tục").click()
        expect(row.get_by_role("button", name="Bỏ")).to_be_focused()
        expect(row.get_by_text("Hãy bỏ tệp này")).to_have_count(1)
        checked(page, assert_accessible)
        page.reload()
    row.get_by_role("button", name="Bỏ").click()
    expect(row).to_have_count(0)


def map_of(page: Page, draft_id: UUID) -> str:
    """Return how the map of a draft is drawn over in the dark."""
    page.emulate_media(color_scheme="dark")
    page.goto(f"/nop-ho-so/{BUILDING}/{draft_id}/buoc/building")
    return str(page.locator(".place-map__picture").evaluate("it => getComputedStyle(it).filter"))


def photographed(page: Page, draft_id: UUID) -> None:
    """Take two photos for a question of the form and hold that both are sent."""
    page.goto(f"/nop-ho-so/{BUILDING}/{draft_id}/buoc/building")
    button = page.get_by_role("button", name="Chụp ảnh : Ảnh hiện trạng")
    for shade in (1, 2):
        with page.expect_file_chooser() as asked:
            button.click()
        assert asked.value.element.get_attribute("capture") == "environment"
        taken: Any = {
            "name": f"{shade}.jpg",
            "mimeType": "image/jpeg",
            "buffer": photo(shade=shade),
        }
        asked.value.set_files([taken])
    expect(page.locator("input[aria-label='Chụp ảnh: Ảnh hiện trạng']")).to_have_count(2)
    page.get_by_role("button", name="Lưu và tiếp tục").click()
    page.wait_for_url(lambda address: "/building" not in address)
    assert len(DraftFile.objects.filter(document_key="building.photo")) == 2


def list_fits(page: Page, assert_accessible: Check) -> None:
    """Hold that a declared list of many columns scrolls in itself, not with the page."""
    expect(page.get_by_role("group", name="Các hạng mục")).to_be_visible()
    checked(page, assert_accessible)


def declared(page: Page, code: str, assert_accessible: Check) -> None:
    """Read what was declared on the dossier's own page."""
    page.goto(f"/ca-nhan/ho-so/{code}")
    page.get_by_text("Nội dung đã khai").click()
    list_fits(page, assert_accessible)


def opened_at_the_desk(desktop: Page, who: Actor, code: str, assert_accessible: Check) -> None:
    """Open the paper taken from the store in the dossier, as an official."""
    begin(desktop, who)
    desktop.goto(f"/lam-viec/ho-so/{code}")
    panel = desktop.get_by_role("region", name="Giấy dùng lại từ kho")
    expect(panel.get_by_text("Cơ quan cấp", exact=True)).to_be_visible()
    assert_accessible(desktop)
    address = panel.get_by_role("link", name="Giấy phép xây dựng").get_attribute("href")
    assert address is not None
    assert desktop.request.get(address).body().startswith(b"%PDF")


def test_a_permit_of_one_dossier_stands_in_the_next(
    page: Page, desktop: Page, people: Office, assert_accessible: Check
) -> None:
    owner = citizen()
    finished(people, submitted(owner, BUILDING, "nha-o"))
    log_in(page, owner)
    page.goto("/ca-nhan/")
    page.get_by_role("link", name="Kho giấy tờ", exact=True).click()
    expect(page.get_by_role("heading", name="Giấy phép xây dựng")).to_be_visible()
    checked(page, assert_accessible)

    draft_id = next_draft(owner)
    photographed(page, draft_id)
    page.goto(f"/nop-ho-so/{BUILDING}/{draft_id}/giay-to")
    expect(page.get_by_text("Dùng giấy đã có trong kho")).to_be_visible()
    checked(page, assert_accessible)
    page.get_by_role("button", name="Dùng giấy này").click()
    expect(page.get_by_text("Lấy từ kho của bạn")).to_be_visible()
    wrong_file_stops(page, assert_accessible)
    page.get_by_role("button", name="Lưu và tiếp tục").click()
    list_fits(page, assert_accessible)
    page.get_by_role("button", name="Nộp hồ sơ").click()
    page.wait_for_url("**/da-nop")
    code = Dossier.objects.latest("submitted_at").code

    declared(page, code, assert_accessible)

    opened_at_the_desk(desktop, people.desk, code, assert_accessible)

    page.goto("/ca-nhan/kho/")
    page.get_by_role("link", name=re.compile("^Số ")).click()
    history = page.get_by_text(f"Cán bộ mở xem trong hồ sơ {code}")
    expect(history.first).to_be_visible()
    checked(page, assert_accessible)


def test_a_person_gives_a_paper_of_their_own_and_takes_it_out_again(
    plain: Page, people: Office, tmp_path: Path, assert_accessible: Check
) -> None:
    owner = citizen()
    log_in(plain, owner)
    plain.goto("/ca-nhan/kho/")
    expect(plain.get_by_text("Kho chưa có giấy tờ nào")).to_be_visible()
    plain.get_by_role("link", name="Đưa giấy lên kho").click()
    plain.get_by_role("button", name="Lưu vào kho").click()
    expect(plain.get_by_role("alert")).to_be_visible()
    paper = tmp_path / "giay.pdf"
    paper.write_bytes(PDF)
    plain.get_by_label("Loại giấy tờ").select_option(label="Giấy chứng sinh")
    plain.get_by_label("Ngày cấp").fill("05/03/2024")
    plain.get_by_label("Thêm ảnh hoặc tệp").set_input_files(paper)
    plain.get_by_role("button", name="Lưu vào kho").click()
    expect(plain.get_by_role("button", name="Bỏ giay.pdf")).to_be_visible()
    plain.get_by_label("Cơ quan cấp").fill("Bệnh viện huyện")
    plain.get_by_label("Cơ quan cấp").press("Enter")
    expect(plain.get_by_role("heading", name="Giấy chứng sinh")).to_be_visible()
    plain.get_by_role("link", name="Bỏ khỏi kho").click()
    plain.get_by_role("button", name="Bỏ khỏi kho").click()
    expect(plain.get_by_text("Đã bỏ giấy khỏi kho.")).to_be_visible()
    assert "invert" in map_of(plain, next_draft(owner))
