"""A plan at work: a commune reports from a phone, the keeper gathers, who leads reads one page."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.e2e.test_desk import Check, begin
from tests.factories.dossiers import load_mini
from tests.factories.identity import actor_of, make_official_account
from tests.factories.papers import PDF
from tests.factories.plan import KEEPER, KEY, OFFICE_OF_JUSTICE, agency, part_of, reported

from hamrong.governance.plan.actions.freeze import freeze
from hamrong.governance.plan.actions.open_items import open_items
from hamrong.governance.plan.actions.open_reports import open_reports
from hamrong.governance.plan.actions.write_report import Written, send_report
from hamrong.governance.plan.models import Plan, Report, Task
from hamrong.governance.plan.rules.quarter import Quarter
from hamrong.kernel.actor.interface import Actor, Role
from hamrong.kernel.calendar.interface import clock_at

QUARTER = Quarter(2021, 3)
CLOSED = QUARTER.closed_at()
COMMUNE = "UBND xã Đồi Rừng"


@pytest.fixture
def plan(site: str, settings: Any, tmp_path: Path) -> Plan:
    """A plan that agencies carry, in the days after a quarter has closed."""
    settings.FILES_FOLDER = tmp_path
    settings.BASE_URL = site
    load_mini()
    for task in Task.objects.all():
        open_items(task.id)
    return Plan.objects.get(key=KEY)


def somebody(short_name: str, role: Role) -> Actor:
    return actor_of(make_official_account(agency(short_name).id, role))


def test_a_commune_reports_from_a_phone(
    page: Page, plan: Plan, tmp_path: Path, assert_accessible: Check
) -> None:
    (tmp_path / "ket-qua.pdf").write_bytes(PDF)
    begin(page, somebody(COMMUNE, Role.SPECIALIST))
    page.get_by_role("link", name="Số hóa dữ liệu").first.click()
    expect(page.get_by_role("heading", name="Số hóa dữ liệu")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("link", name="Báo cáo tiến độ").click()
    page.get_by_label("Đang thực hiện").check()
    page.get_by_label("Tỷ lệ hoàn thành").fill("100")
    page.get_by_label("Kết quả đã đạt được").fill("Đã số hóa 12 sổ hộ tịch.")
    page.locator("input[type=file]").set_input_files(tmp_path / "ket-qua.pdf")
    page.get_by_role("button", name="Gửi báo cáo").click()
    expect(page.get_by_text("Tỷ lệ 100 % thì chọn trạng thái đã hoàn thành.").first).to_be_visible()
    expect(page.get_by_label("Kết quả đã đạt được")).to_have_value("Đã số hóa 12 sổ hộ tịch.")
    expect(page.get_by_label("ket-qua.pdf")).to_be_checked()
    assert_accessible(page)
    page.get_by_label("Tỷ lệ hoàn thành").fill("60")
    page.get_by_role("button", name="Gửi báo cáo").click()
    expect(page.get_by_text("Đã số hóa 12 sổ hộ tịch.")).to_be_visible()
    expect(page.get_by_role("link", name="ket-qua.pdf")).to_be_visible()
    assert_accessible(page)
    assert part_of(COMMUNE, 3).percent == 60


def test_the_keeper_gathers_what_agencies_send(
    desktop: Page, plan: Plan, assert_accessible: Check
) -> None:
    justice = somebody(OFFICE_OF_JUSTICE, Role.LEADER)
    with clock_at(CLOSED - timedelta(days=3)):
        reported(justice, part_of(OFFICE_OF_JUSTICE, 3), percent=40)
    with clock_at(CLOSED + timedelta(days=1)):
        open_reports(plan, QUARTER)
        report = Report.objects.get(agency_id=agency(OFFICE_OF_JUSTICE).id)
        send_report(justice, report.id, Written({}, "Đúng tiến độ.", ""), revision=0)
    begin(desktop, somebody(KEEPER, Role.HEAD))
    desktop.goto(f"/lam-viec/ke-hoach/{KEY}/bao-cao/")
    desktop.locator("a[href$='/2021-Q3/']").click()
    expect(desktop.get_by_text("Đã tập huấn.")).to_be_attached()
    assert_accessible(desktop)
    desktop.get_by_label(f"Chọn báo cáo của {OFFICE_OF_JUSTICE}").check()
    desktop.get_by_role("button", name="Chấp nhận báo cáo đã chọn").click()
    expect(desktop.get_by_text("Đã chấp nhận 1 báo cáo.")).to_be_visible()
    report.refresh_from_db()
    assert report.state == "accepted"
    desktop.get_by_role("button", name="Nhắc").click()
    expect(desktop.get_by_text("cơ quan.").first).to_be_visible()
    desktop.get_by_role("link", name=OFFICE_OF_JUSTICE).first.click()
    expect(desktop.get_by_text("Đúng tiến độ.").first).to_be_visible()
    assert_accessible(desktop)


def test_who_leads_reads_one_page_on_a_phone_and_follows_it(
    page: Page, plan: Plan, assert_accessible: Check
) -> None:
    with clock_at(CLOSED + timedelta(days=20)):
        freeze(plan, QUARTER)
    province = plan.keeper.parent_id
    assert province is not None
    begin(page, actor_of(make_official_account(province, Role.LEADER)))
    page.goto(f"/lam-viec/ke-hoach/{KEY}/tong-quan/")
    expect(page.get_by_role("heading", name="Nhiệm vụ cần chú ý")).to_be_visible()
    assert_accessible(page)
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Các phần của kế hoạch")).to_be_hidden()
    page.emulate_media(media="screen")
    for name, heading in (
        ("Theo thời gian", "Nhiệm vụ theo thời gian"),
        ("Cơ quan", "Cơ quan và nhiệm vụ"),
        ("Chỉ tiêu", "Chỉ tiêu của kế hoạch"),
    ):
        page.get_by_role("link", name=name, exact=True).first.click()
        expect(page.get_by_role("heading", name=heading, level=1)).to_be_visible()
        assert_accessible(page)
    page.context.clear_cookies()
    page.goto(f"/ke-hoach/{KEY}/")
    expect(page.get_by_text("Số liệu quý III/2021")).to_be_visible()
    assert_accessible(page)
