"""Whole working days: the counter without a mouse, specialist, head, leader, a slow line."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from tests.e2e.test_counter import CARD
from tests.e2e.test_desk import begin
from tests.factories.dossiers import (
    BIRTH,
    LINKED,
    PDF,
    Office,
    act,
    asked_for_new_date,
    citizen,
    filled_draft,
    finished,
    office,
    proposed,
    submitted,
)
from tests.factories.forms import valid_page
from tests.factories.identity import PASSWORD

from hamrong.foundation.identity.interface import account
from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.calendar.interface import VIETNAM, clock_at, now, today
from hamrong.kernel.jobs.interface import run_pending
from hamrong.kernel.text.interface import format_date
from hamrong.service.dossiers.actions.ask_rating import ask_rating
from hamrong.service.dossiers.actions.draft_result import draft_result
from hamrong.service.dossiers.models import Dossier, Rating, Result
from hamrong.service.dossiers.rules import DecisionKind
from hamrong.service.forms import interface as forms
from hamrong.service.payments.models import Receipt
from hamrong.service.reception.models import VisitItem

Check = Callable[[Page], None]
# A village on a bad day: half a second to answer, 400 kilobits a second.
SLOW = {"offline": False, "latency": 500, "downloadThroughput": 50_000, "uploadThroughput": 25_000}


@pytest.fixture
def people(site: str, settings: Any, tmp_path: Path) -> Office:
    """The people of one commune, at the date of the mini province's districts."""
    settings.ORGANISATION_DATE = date(2024, 1, 2)
    settings.FILES_FOLDER = tmp_path
    settings.BASE_URL = site
    return office()


def type_in(page: Page, box: Locator, text: str) -> None:
    """Answer one question by keys alone."""
    box.focus()
    if box.evaluate("e => e.tagName") == "SELECT":
        values = box.locator("option").evaluate_all("all => all.map(o => o.value)")
        chosen = box.evaluate("e => e.value")
        for _step in range(values.index(text) - values.index(chosen)):
            page.keyboard.press("ArrowDown")
    elif box.get_attribute("type") in {"radio", "checkbox"}:
        page.keyboard.press("Space")
    else:
        page.keyboard.press("Control+a")
        page.keyboard.type(text)


def fill_by_keys(page: Page, people: Office) -> None:
    """Type a right answer to every question on the screen."""
    item = VisitItem.objects.latest("added_at")
    draft = forms.draft(people.desk, item.draft_id)
    for group in draft.form.groups:
        for name, texts in valid_page(draft.form.definition, group.key, "Xã Đồi").items():
            boxes = page.locator(f"[name='{forms.prefix_of(group.key)}{name}']")
            if not boxes.first.is_visible():
                continue
            kind = boxes.first.get_attribute("type")
            one = page.locator(f"[name='{forms.prefix_of(group.key)}{name}'][value='{texts[0]}']")
            type_in(page, one if kind in {"radio", "checkbox"} else boxes.first, texts[0])


def press(page: Page, name: str) -> None:
    """Go to a button and press it."""
    page.get_by_role("button", name=name, exact=True).focus()
    page.keyboard.press("Enter")


def pdf_at(page: Page, link: Locator) -> bytes:
    """Open what a link leads to, as its reader would."""
    answer = page.request.get(str(link.get_attribute("href")))
    assert answer.ok
    return answer.body()


def test_a_day_at_the_counter_without_a_mouse(
    desktop: Page, people: Office, assert_accessible: Check
) -> None:
    begin(desktop, people.desk)
    desktop.goto("/lam-viec/tiep-nhan/")
    desktop.keyboard.type(CARD)
    desktop.keyboard.press("Enter")
    desktop.wait_for_url("**/nguoi-nop?*")
    desktop.locator("[name=full_name]").focus()
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_role("heading", name="Nguyễn Thị Hoa")).to_be_visible()
    desktop.keyboard.type("khai sinh")
    desktop.keyboard.press("Enter")
    desktop.get_by_role("link", name="Đăng ký khai sinh", exact=True).first.press("Enter")
    expect(desktop.get_by_text("Thành phần hồ sơ")).to_be_visible()
    fill_by_keys(desktop, people)
    for mark in desktop.locator("input[name$='-original']").all():
        type_in(desktop, mark, "1")
    type_in(desktop, desktop.locator("[name=fee-le-phi-dang-ky-qua-han-applies]"), "1")
    type_in(desktop, desktop.locator("[name=fee-paid]"), "1")
    assert_accessible(desktop)
    press(desktop, "Tiếp nhận")
    expect(desktop.get_by_text("Đã tiếp nhận hồ sơ")).to_be_visible()
    printed = desktop.get_by_role("link", name="In giấy tiếp nhận và hẹn trả")
    assert pdf_at(desktop, printed).startswith(b"%PDF")
    receipt = Receipt.objects.get()
    assert receipt.amount == 5_000
    desktop.goto("/lam-viec/thu-phi/")
    expect(desktop.get_by_text(receipt.number)).to_be_visible()
    assert_accessible(desktop)
    desktop.goto(f"/lam-viec/ho-so/{Dossier.objects.get().code}/phi")
    assert_accessible(desktop)


def test_a_child_s_bundle_goes_through_three_agencies_to_one_hand_over(
    desktop: Page, people: Office, assert_accessible: Check
) -> None:
    others = [office("province", department=name) for name in ("Công an tỉnh", "BHXH tỉnh")]
    code = submitted(citizen(), LINKED)
    begin(desktop, people.desk)
    desktop.goto(f"/lam-viec/ho-so/{code}/buoc/accept")
    desktop.get_by_role("button", name="Tiếp nhận", exact=True).click()
    expect(desktop.get_by_text("Tiếp nhận: đã xong")).to_be_visible()
    run_pending()
    for handlers in ([people], others):
        for member in Dossier.objects.filter(whole__code=code, state="accepted"):
            own = next(one for one in handlers if one.agency_id == member.authority_id)
            draft_result(own.specialist, member.code, content="Đồng ý.")
            act(own.specialist, member.code, "propose")
            act(own.head, member.code, "approve")
        run_pending()
    desktop.goto(f"/lam-viec/ho-so/{code}")
    expect(desktop.get_by_text("Đã có 3 trên 3 kết quả")).to_be_visible()
    expect(desktop.get_by_text("Bảo hiểm xã hội tỉnh Mẫu").first).to_be_visible()
    assert_accessible(desktop)
    desktop.get_by_role("link", name="Đã trả kết quả").first.click()
    expect(desktop.get_by_role("button", name="Đã trả kết quả")).to_be_visible()
    assert_accessible(desktop)


def test_a_specialist_s_day(desktop: Page, people: Office, assert_accessible: Check) -> None:
    first, second = submitted(citizen("Đặng Thị Ẩn")), submitted(citizen("Lê Văn Bình"))
    for code in (first, second):
        act(people.desk, code, "accept")
    begin(desktop, people.specialist)
    desktop.keyboard.press("j")
    desktop.keyboard.press("c")
    expect(desktop.get_by_text("Đã nhận 1 việc.")).to_be_visible()
    desktop.goto(f"/lam-viec/ho-so/{first}/ghi-chu")
    desktop.locator("textarea").first.fill("Đã gọi điện hỏi lại trạm y tế.")
    desktop.get_by_role("button", name="Lưu ghi chú").click()
    expect(desktop.get_by_text("Đã gọi điện hỏi lại trạm y tế.").first).to_be_visible()
    desktop.goto(f"/lam-viec/ho-so/{second}/tra-lai")
    assert_accessible(desktop)
    desktop.get_by_label("Kiểm tra, tiếp nhận").check()
    desktop.get_by_label("Lý do").fill("Thiếu chữ ký ở tờ khai.")
    desktop.get_by_role("button", name="Trả lại").last.click()
    expect(desktop.get_by_text("Thiếu chữ ký ở tờ khai.").first).to_be_visible()
    desktop.goto(f"/lam-viec/ho-so/{first}?van-ban=1")
    desktop.get_by_label("Nội dung kết quả").fill("Đồng ý đăng ký khai sinh.")
    desktop.get_by_role("button", name="Lưu dự thảo").click()
    expect(desktop.get_by_text("Đã lưu dự thảo kết quả.")).to_be_visible()
    preview = desktop.get_by_role("link", name="Xem bản in thử (PDF)")
    assert pdf_at(desktop, preview).startswith(b"%PDF")
    assert_accessible(desktop)
    desktop.goto(f"/lam-viec/ho-so/{first}/buoc/propose")
    desktop.get_by_role("button", name="Trình phê duyệt").click()
    expect(desktop.get_by_text("Trình phê duyệt: đã xong")).to_be_visible()


def test_a_head_s_day(desktop: Page, people: Office, assert_accessible: Check) -> None:
    codes = [submitted(citizen()) for _number in range(3)]
    for code in codes:
        act(people.desk, code, "accept")
    wish = asked_for_new_date(people.specialist, codes[0])
    proposed(people.specialist, codes[1], DecisionKind.STOP)
    draft_result(people.specialist, codes[2], content="Đồng ý.")
    act(people.specialist, codes[2], "propose")
    begin(desktop, people.head)
    assert_accessible(desktop)
    desktop.goto(f"/lam-viec/ho-so/{codes[0]}/ngay-hen/{wish}")
    assert_accessible(desktop)
    desktop.get_by_role("button", name="Đồng ý, báo người nộp").click()
    expect(desktop.get_by_text("Đã đổi ngày hẹn và báo người nộp.")).to_be_visible()
    desktop.goto(f"/lam-viec/ho-so/{codes[2]}/buoc/approve")
    desktop.get_by_role("button", name="Phê duyệt, ban hành").click()
    expect(desktop.get_by_text("Phê duyệt, ban hành: đã xong")).to_be_visible()
    assert Result.objects.get(dossier__code=codes[2]).number
    desktop.goto("/lam-viec/uy-quyen/")
    assert_accessible(desktop)
    desktop.goto("/lam-viec/")
    desktop.get_by_role("link", name="Duyệt dừng giải quyết").first.click()
    assert_accessible(desktop)
    desktop.get_by_role("button", name="Đồng ý").first.click()
    expect(desktop.get_by_text("Dừng giải quyết").first).to_be_visible()
    assert Dossier.objects.get(code=codes[1]).state == "stopped"


def test_a_director_s_day(desktop: Page, people: Office, assert_accessible: Check) -> None:
    code = submitted(citizen())
    finished(people, code)
    with clock_at(datetime(2024, 3, 4, 9, tzinfo=VIETNAM)):
        late = submitted(citizen())
        act(people.desk, late, "accept")
    begin(desktop, people.leader)
    for path in ("/lam-viec/thong-ke/", "/lam-viec/so-theo-doi/", "/lam-viec/ho-so/?qua-han=1"):
        desktop.goto(path)
        assert_accessible(desktop)
    expect(desktop.get_by_text(late)).to_be_visible()
    desktop.goto(f"/lam-viec/so-theo-doi/?tu={format_date(today())}")
    expect(desktop.get_by_text(code).first).to_be_visible()
    paper = desktop.get_by_role("link", name="In sổ (PDF)")
    assert pdf_at(desktop, paper).startswith(b"%PDF")
    table = desktop.get_by_role("link", name="Tải bảng (CSV)")
    assert code in pdf_at(desktop, table).decode("utf-8-sig")


def test_a_commune_on_a_slow_line_loses_nothing_and_does_nothing_twice(
    page: Page, people: Office
) -> None:
    code = submitted(citizen(), BIRTH)
    begin(page, people.desk)
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW)
    answers = []

    def lost(route: Route) -> None:
        """Let the first sending reach the server and lose its answer on the way back."""
        if route.request.method == "POST" and not answers:
            answers.append(route.fetch(max_redirects=0).status)
            route.abort("connectionreset")
        else:
            route.continue_()

    page.goto(f"/lam-viec/ho-so/{code}/buoc/accept")
    page.route("**/buoc/accept", lost)
    page.get_by_role("button", name="Tiếp nhận", exact=True).click()
    page.wait_for_url("chrome-error://chromewebdata/")
    assert answers == [302]
    page.goto(f"/lam-viec/ho-so/{code}")
    expect(page.get_by_text("Đã tiếp nhận hồ sơ").first).to_be_visible()
    expect(page.get_by_text("Đã tiếp nhận hồ sơ")).to_have_count(1)
    assert Dossier.objects.get().state == "accepted"


def come_back(page: Page, who: Actor) -> None:
    """Open my page from a bookmark, log in, and be there."""
    assert who.account_id is not None
    page.goto("/ca-nhan/")
    page.locator("input[name=username]").fill(account(who.account_id).login)
    page.locator("input[type=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/ca-nhan/")


def supplement(page: Page, tmp_path: Path) -> None:
    """Send the paper that was asked for."""
    page.get_by_role("link", name="Xem và bổ sung").click()
    paper = tmp_path / "ro.pdf"
    paper.write_bytes(PDF)
    page.locator("#bo-sung input[type=file]").first.set_input_files(paper)
    page.get_by_role("button", name="Gửi bổ sung").click()
    expect(page.get_by_text("Đã gửi bổ sung")).to_be_visible()


def rate(page: Page, check: Check) -> None:
    """Say how it went, once with an answer left out."""
    page.goto("/ca-nhan/")
    page.get_by_role("link", name="Đánh giá", exact=True).click()
    check(page)
    page.get_by_label("Rất hài lòng").check()
    page.get_by_label("Bạn muốn nói thêm điều gì?").fill("Nhanh lắm")
    page.get_by_role("button", name="Gửi đánh giá").click()
    expect(page.get_by_role("alert")).to_be_visible()
    check(page)
    page.get_by_label("Tốt: lịch sự, hướng dẫn rõ").check()
    page.get_by_label("Dễ", exact=True).check()
    page.get_by_role("button", name="Gửi đánh giá").click()
    expect(page.get_by_text("Cảm ơn bạn đã đánh giá.")).to_be_visible()


def test_someone_back_after_a_month_finds_what_to_do_and_the_rest_done(
    page: Page, people: Office, assert_accessible: Check, tmp_path: Path
) -> None:
    with clock_at(now() - timedelta(days=30)):
        an = citizen()
        code = submitted(an)
        act(people.desk, code, "request_supplement", reason="Ảnh mờ", documents=["giay-chung-sinh"])
        draft = filled_draft(an)
    come_back(page, an)
    assert_accessible(page)
    assert page.locator(f"a[href*='{draft}']").first.is_visible()
    supplement(page, tmp_path)
    act(people.desk, code, "accept")
    page.goto(f"/ca-nhan/ho-so/{code}")
    entry = pdf_at(page, page.get_by_role("link", name="Thêm ngày hẹn vào lịch"))
    assert entry.startswith(b"BEGIN:VCALENDAR")
    draft_result(people.specialist, code, content="Đồng ý.")
    act(people.specialist, code, "propose")
    act(people.head, code, "approve")
    page.goto("/ca-nhan/")
    assert_accessible(page)
    assert pdf_at(page, page.get_by_role("link", name="Tải bản điện tử")).startswith(b"%PDF")
    act(people.desk, code, "hand_over", receiver="An")
    run_pending()
    ask_rating(Dossier.objects.get(code=code).id)
    rate(page, assert_accessible)
    assert Rating.objects.get().comment == "Nhanh lắm"
    for address in ("/ca-nhan/bao-tin/", "/nguoi-dan-danh-gia", "/ca-nhan/thong-bao/"):
        page.goto(address)
        assert_accessible(page)
    page.get_by_role("link", name=f"Hồ sơ {code} cần bổ sung").click()
    expect(page.get_by_role("heading", name="Hồ sơ đang ở đâu")).to_be_visible()
