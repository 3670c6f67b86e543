"""A citizen pays on the platform's own page: walks away, is found again, is declined, pays."""

import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect
from tests.e2e.conftest import too_wide
from tests.e2e.test_desk import begin
from tests.e2e.test_store import log_in
from tests.factories.dossiers import BUILDING, Office, citizen, submitted
from tests.factories.dossiers import office as staffed
from tests.factories.payment import known_merchant

from hamrong.kernel.jobs.interface import run_pending
from hamrong.sandbox.payment.behaviour import Callback
from hamrong.sandbox.server import Server, World
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.payments import interface as payments
from hamrong.service.payments.actions.look import look, look_for_open
from hamrong.service.payments.contrib.signed_gateway.gateway import SignedGateway
from hamrong.service.payments.models import OnlinePayment, Receipt
from hamrong.service.payments.ports import use_platform

pytestmark = pytest.mark.browser
Check = Callable[[Page], None]


@pytest.fixture
def people(site: str, settings: Any, tmp_path: Path) -> Office:
    """The people of the office that decides on building permits."""
    settings.ORGANISATION_DATE = date(2024, 1, 2)
    settings.FILES_FOLDER = tmp_path / "files"
    settings.BASE_URL = site
    return staffed("district")


@pytest.fixture
def world(settings: Any, tmp_path: Path) -> Iterator[World]:
    """The sandbox in a thread, with its payment platform in use."""
    made = World(tmp_path / "world")
    server = Server(("127.0.0.1", 0), made)
    origin = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    made.courier.start()
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    settings.CONTENT_SECURITY_POLICY = {
        "DIRECTIVES": {**policy, "form-action": [*policy["form-action"], origin]}
    }
    url = f"{origin}/payment"
    account = known_merchant(tmp_path / "world" / "payment", tmp_path / "keys", url)
    use_platform(SignedGateway(account))
    yield made
    use_platform(None)
    made.courier.stop()
    server.shutdown()
    thread.join()
    server.server_close()


def test_who_walks_away_in_the_middle_is_found_again_without_a_script(
    plain: Page, people: Office, world: World
) -> None:
    payer = citizen("Lê Thị Sáu")
    code = submitted(payer, BUILDING, "nha-o")
    log_in(plain, payer)
    plain.goto(f"/ca-nhan/ho-so/{code}/da-nop")
    plain.get_by_role("link", name="Thanh toán trực tuyến").click()
    expect(plain.get_by_text("Bảy mươi lăm nghìn đồng")).to_be_visible()
    assert not too_wide(plain)
    plain.get_by_role("button", name="Thanh toán 75.000 đồng").click()
    expect(plain.get_by_text("Cổng thanh toán mô phỏng.")).to_be_visible()
    page_of_platform = plain.url
    plain.get_by_role("link", name="Quay lại mà không trả tiền").click()
    expect(plain.get_by_text("Đang kiểm tra với nền tảng thanh toán")).to_be_visible()
    assert not too_wide(plain)
    plain.get_by_role("button", name="Tiếp tục thanh toán").click()
    assert plain.url == page_of_platform
    # The money is taken, the connection is gone, and the platform's message is lost.
    world.payment.behaviour.callback = Callback.DROP
    httpx.post(page_of_platform, data={"action": "pay", "method": "qr"})
    OnlinePayment.objects.update(next_look_at=OnlinePayment.objects.get().created_at)
    look_for_open()
    run_pending()
    plain.goto(f"/ca-nhan/ho-so/{code}")
    expect(plain.get_by_text("Đã thanh toán trực tuyến 75.000 đồng")).to_be_visible()
    plain.goto(f"/ca-nhan/ho-so/{code}/thanh-toan")
    expect(plain.get_by_role("link", name="Tải biên lai số")).to_be_visible()
    assert Receipt.objects.get().method == "online"


def test_declined_then_paid_and_the_page_finds_out_by_itself(
    page: Page, people: Office, world: World, assert_accessible: Check
) -> None:
    payer = citizen("Lê Thị Sáu")
    code = submitted(payer, BUILDING, "nha-o")
    log_in(page, payer)
    page.goto(f"/ca-nhan/ho-so/{code}/thanh-toan")
    assert_accessible(page)
    page.get_by_role("button", name="Thanh toán 75.000 đồng").click()
    page.get_by_role("button", name="Giả lập: ngân hàng từ chối").click()
    expect(page.get_by_text("tài khoản không đủ tiền")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Thử lại").click()
    page.get_by_label("Quét mã QR").check()
    # The message is lost and the first question fails: the page finds out by itself.
    world.payment.behaviour.callback, world.payment.behaviour.fail = Callback.DROP, 1
    page.get_by_role("button", name="Thanh toán 75.000 đồng").click()
    expect(page.get_by_text("Đang kiểm tra với nền tảng thanh toán")).to_be_visible()
    assert_accessible(page)
    world.payment.behaviour.fail = 1
    page.get_by_role("button", name="Tiếp tục thanh toán").focus()
    with page.expect_response(lambda one: one.status == 204):
        pass
    expect(page.get_by_role("button", name="Tiếp tục thanh toán")).to_be_focused()
    expect(page.get_by_role("link", name="Tải biên lai số")).to_be_visible()
    assert_accessible(page)


def test_the_desk_gives_money_back(
    desktop: Page, people: Office, world: World, assert_accessible: Check
) -> None:
    code = submitted(payer := citizen("Lê Thị Sáu"), BUILDING, "nha-o")
    at = payments.Addresses("http://localhost/x", "http://127.0.0.1:9/x")
    httpx.post(dossiers.pay_online(payer, code, at), data={"action": "pay", "method": "qr"})
    look((payment := OnlinePayment.objects.get()).id)
    begin(desktop, people.desk)
    desktop.goto("/lam-viec/thanh-toan-truc-tuyen/?muc=paid")
    assert_accessible(desktop)
    desktop.get_by_role("link", name=payment.reference).click()
    desktop.get_by_role("button", name="Hoàn 75.000 đồng").click()
    expect(desktop.get_by_role("alert")).to_be_visible()
    assert_accessible(desktop)
    desktop.get_by_label("Lý do hoàn tiền").fill("Hồ sơ trùng")
    desktop.get_by_role("button", name="Hoàn 75.000 đồng").click()
    expect(desktop.get_by_text("Đang hoàn tiền")).to_be_visible()
    look(payment.id)
    desktop.goto("/lam-viec/thanh-toan-truc-tuyen/?muc=refunds")
    expect(desktop.get_by_role("cell", name="Đã hoàn tiền")).to_be_visible()
    desktop.goto("/lam-viec/thanh-toan-truc-tuyen/doi-chieu")
    assert_accessible(desktop)
