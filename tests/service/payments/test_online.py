"""Paying online over the platform's real protocol: every sum counts once, nothing paid is lost."""

import re
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries
from tests.factories.desk import at_work
from tests.factories.dossiers import Office, act, citizen, owing, submitted
from tests.factories.payment import Bench, begin, paid_at_platform, settled

from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError
from hamrong.kernel.calendar.interface import VIETNAM, clock_at, today
from hamrong.kernel.jobs.interface import run_pending
from hamrong.service.dossiers.actions.stop_clock import stop_clock
from hamrong.service.dossiers.models import Dossier
from hamrong.service.dossiers.rules import StopKind
from hamrong.service.payments import interface as payments
from hamrong.service.payments.actions.look import look, look_for_open
from hamrong.service.payments.actions.refund import refund
from hamrong.service.payments.models import (
    OnlinePayment,
    PaymentRequest,
    PlatformMessage,
    Receipt,
)
from hamrong.service.payments.queries.takings import takings

ONLINE = "/lam-viec/thanh-toan-truc-tuyen/"
MONDAY = datetime(2024, 3, 4, 9, tzinfo=VIETNAM)


def desk_page(people: Office, code: str) -> str:
    return at_work(people.desk).get(f"/lam-viec/ho-so/{code}").content.decode()


def test_a_payment_gets_its_receipt_and_the_dossier_says_online(
    bench: Bench, people: Office, payer: Actor, code: str
) -> None:
    page = begin(payer, code)
    bench.press(page, "pay")
    (one, status) = bench.told[0]
    assert bench.deliver(one, status) == 200
    payment, receipt = OnlinePayment.objects.get(), Receipt.objects.get()
    assert (payment.state, payment.receipt_id, payment.surplus) == ("paid", receipt.id, False)
    assert (receipt.method, receipt.reference) == ("online", payment.number)
    assert (receipt.cashier_id, receipt.amount) == (None, 75_000)
    assert PaymentRequest.objects.get().state == "paid"
    assert "Đã nộp phí trực tuyến" in desk_page(people, code)
    sums = takings(people.desk, people.agency_id, today())
    assert (sums.online, sums.cash, sums.total) == (75_000, 0, 75_000)


def test_pressing_twice_gives_the_same_page(bench: Bench, payer: Actor, code: str) -> None:
    assert begin(payer, code) == begin(payer, code)
    assert OnlinePayment.objects.count() == 1
    assert len(bench.platform.ledger.all()) == 1


def test_a_message_twice_late_or_out_of_order_changes_nothing(
    bench: Bench, payer: Actor, code: str
) -> None:
    one = bench.transaction(begin(payer, code))
    bench.platform.pay(one, "qr", "")
    one = bench.told[0][0]
    assert [bench.deliver(one, word) for word in ("paid", "paid", "failed", "pending")] == [200] * 4
    with clock_at(datetime.now(VIETNAM) + timedelta(days=3)):
        assert bench.deliver(one, "paid") == 200
    assert Receipt.objects.count() == 1
    assert OnlinePayment.objects.get().state == "paid"


def test_a_forged_strange_or_changed_message_is_refused_alike(
    bench: Bench, payer: Actor, code: str
) -> None:
    one = bench.transaction(begin(payer, code))
    written = b'{"reference": "%s"}' % one.reference.encode()
    strange = type(one)(**{**vars(one), "reference": "HR0"})
    cheaper = type(one)(**{**vars(one), "amount": 1})
    elsewhere = type(one)(**{**vars(one), "merchant": "OTHER"})
    assert [
        bench.deliver(one, "paid", forged=True),
        bench.deliver(one, "paid", body=written),
        bench.deliver(one, "paid", **{"X-Timestamp": "1"}),
        bench.deliver(one, "paid", **{"X-Signature": "é"}),
        bench.deliver(strange, "paid"),
        bench.deliver(cheaper, "paid"),
        bench.deliver(elsewhere, "paid"),
        bench.deliver(one, "paid", body=b"\xff" * 20_000),
    ] == [400] * 8
    assert not Receipt.objects.exists()
    verdicts = set(PlatformMessage.objects.values_list("verdict", flat=True))
    assert verdicts == {"forged", "strange", "mismatch"}


def test_refused_messages_do_not_fill_the_disk_and_genuine_ones_still_come_in(
    bench: Bench, payer: Actor, code: str
) -> None:
    one = bench.transaction(begin(payer, code))
    for _time in range(40):
        bench.deliver(one, "paid", forged=True)
    assert PlatformMessage.objects.count() == 30
    bench.platform.pay(one, "qr", "")
    assert bench.deliver(bench.told[0][0], "paid") == 200
    assert Receipt.objects.count() == 1


def test_a_lost_message_is_found_again(bench: Bench, payer: Actor, code: str) -> None:
    with clock_at(MONDAY):
        paid_at_platform(bench, payer, code)
        assert look_for_open() == 0
    with clock_at(MONDAY + timedelta(minutes=1)):
        look_for_open()
        run_pending()
        assert OnlinePayment.objects.get().state == "paid"
        assert Receipt.objects.count() == 1


def test_a_lost_answer_of_the_beginning_is_begun_again_once(
    bench: Bench, payer: Actor, code: str
) -> None:
    bench.platform.behaviour.lose = 1
    with pytest.raises(RefusedError):
        begin(payer, code)
    assert OnlinePayment.objects.get().state == "created"
    page = begin(payer, code)
    assert len(bench.platform.ledger.all()) == 1
    bench.press(page, "pay")
    look(OnlinePayment.objects.get().id)
    assert Receipt.objects.count() == 1


def test_what_never_reached_the_platform_ends_and_can_be_tried_again(
    bench: Bench, payer: Actor, code: str
) -> None:
    with clock_at(MONDAY):
        bench.reachable = False
        with pytest.raises(RefusedError):
            begin(payer, code)
    bench.reachable = True
    with clock_at(MONDAY + timedelta(minutes=30)):
        look(OnlinePayment.objects.get().id)
        assert OnlinePayment.objects.get().state == "expired"
        begin(payer, code)
        assert OnlinePayment.objects.filter(state="sent").count() == 1


def test_while_the_platform_is_down_an_earlier_try_is_not_forgotten(
    bench: Bench, people: Office, payer: Actor, code: str
) -> None:
    with clock_at(MONDAY):
        paid_at_platform(bench, payer, code)
    bench.reachable = False
    with clock_at(MONDAY + timedelta(hours=2)):
        with pytest.raises(RefusedError, match="đang được kiểm tra"):
            begin(payer, code)
        payment = OnlinePayment.objects.get()
        assert "ConnectError" in payment.problem
        page = at_work(people.desk).get("/lam-viec/thanh-toan-truc-tuyen/").content.decode()
        assert payment.reference in page
    bench.reachable = True
    with clock_at(MONDAY + timedelta(hours=9)):
        look_for_open()
        run_pending()
        assert OnlinePayment.objects.get().state == "paid"


def test_declined_can_be_tried_again_and_both_paid_is_given_back(
    bench: Bench, people: Office, payer: Actor, code: str
) -> None:
    first = begin(payer, code)
    bench.press(first, "decline")
    look(OnlinePayment.objects.get().id)
    assert OnlinePayment.objects.get().failure.startswith("Ngân hàng từ chối")
    second = begin(payer, code)
    assert second != first
    bench.press(second, "pay")
    bench.press(first, "pay")
    for one, status in bench.told:
        assert bench.deliver(one, status) == 200
    assert Receipt.objects.count() == 1
    surplus = OnlinePayment.objects.get(surplus=True)
    assert surplus.receipt_id is None
    page = at_work(people.desk).get("/lam-viec/thanh-toan-truc-tuyen/").content.decode()
    assert "Tiền thừa, cần hoàn" in page
    refund(people.desk, surplus.id, because="Trả hai lần")
    run_pending()
    surplus.refresh_from_db()
    assert surplus.state == "refunded"
    assert PaymentRequest.objects.get().state == "paid"


def test_paid_at_the_counter_meanwhile_the_online_money_is_surplus(
    bench: Bench, people: Office, payer: Actor, code: str
) -> None:
    payment = paid_at_platform(bench, payer, code)
    payments.collect(people.desk, payment.request_id, method=payments.Method.CASH)
    look(payment.id)
    payment.refresh_from_db()
    assert (payment.state, payment.surplus) == ("paid", True)
    assert Receipt.objects.get().method == "cash"
    assert "Đã nộp phí tại quầy" in desk_page(people, code)


def test_computed_anew_meanwhile_the_old_money_is_surplus_and_nothing_is_lost(
    bench: Bench, people: Office, payer: Actor, code: str
) -> None:
    payment = paid_at_platform(bench, payer, code)
    owing(people.desk, code)
    look(payment.id)
    payment.refresh_from_db()
    assert payment.surplus
    assert payments.unpaid(Dossier.objects.get(code=code).matter_id)


def test_a_fee_that_comes_first_lets_the_clock_run_again(
    bench: Bench, people: Office, payer: Actor
) -> None:
    code = submitted(payer)
    act(people.desk, code, "accept")
    dossier = Dossier.objects.get(code=code)
    owing(people.desk, code)
    stop_clock(dossier, StopKind.FEE, reason="Chờ nộp phí", actor=people.desk, at=MONDAY)
    settled(bench, payer, code)
    run_pending()
    assert Dossier.objects.get(code=code).clock_stopped_at is None


def test_nobody_pays_for_somebody_else_s_dossier(bench: Bench, people: Office, code: str) -> None:
    for stranger in (citizen("Trần Thị Bưởi"), people.desk):
        with pytest.raises(NotYoursError):
            begin(stranger, code)
    assert not OnlinePayment.objects.exists()


def test_a_page_that_is_not_the_platform_s_is_not_gone_to(
    bench: Bench, payer: Actor, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.factories.payment.PAGES", "http://evil.example")
    with pytest.raises(RefusedError):
        begin(payer, code)


def test_the_database_refuses_a_wrong_row(bench: Bench, payer: Actor, code: str) -> None:
    begin(payer, code)
    payment = OnlinePayment.objects.get()
    wrong: list[dict[str, Any]] = [{"amount": 1}, {"state": "paid"}, {"surplus": True}]
    for change in wrong:
        with pytest.raises(Exception, match=r"online"), transaction.atomic():
            OnlinePayment.objects.filter(id=payment.id).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        second = OnlinePayment.objects.get()
        second.pk, second.reference = uuid4(), "second"
        second.save(force_insert=True)


def test_the_button_leads_to_the_platform_or_says_why_not(
    bench: Bench, payer: Actor, code: str
) -> None:
    client, address = at_work(payer), f"/ca-nhan/ho-so/{code}/thanh-toan"
    assert "Bảy mươi lăm nghìn đồng" in client.get(address).content.decode()
    answer = client.post(address)
    assert answer.status_code == 303
    assert bench.transaction(answer["Location"]).return_url.endswith(address)
    bench.press(answer["Location"], "pay")
    page = client.get(f"{address}?status=failed&reference=HR0").content.decode()
    assert "Tải biên lai số" in page
    again = client.post(address)
    assert (again.status_code, again["Location"]) == (303, address)


def test_a_page_that_asks_by_itself_is_told_nothing_until_something_changed(
    bench: Bench, payer: Actor, code: str
) -> None:
    client, address = at_work(payer), f"/ca-nhan/ho-so/{code}/thanh-toan"
    platform = client.post(address)["Location"]
    page = client.get(address).content.decode()
    found = re.search(r'hx-get="([^"]+)"', page)
    assert found is not None
    assert client.get(found[1], headers={"HX-Request": "true"}).status_code == 204
    bench.press(platform, "pay")
    OnlinePayment.objects.update(looked_at=None)
    changed = client.get(found[1], headers={"HX-Request": "true"})
    assert changed["HX-Redirect"] == address
    assert "hx-get" not in client.get(address).content.decode()


def test_the_platform_that_does_not_answer_is_told_and_the_desk_named(
    bench: Bench, payer: Actor, code: str
) -> None:
    bench.reachable = False
    answer = at_work(payer).post(f"/ca-nhan/ho-so/{code}/thanh-toan")
    assert answer.status_code == 422
    assert "Bạn chưa bị trừ tiền" in answer.content.decode()


def test_a_list_costs_the_same_however_many_paid(
    bench: Bench, people: Office, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(4):
        payer = citizen()
        made = submitted(payer)
        owing(people.desk, made)
        settled(bench, payer, made)
    client = at_work(people.desk)
    client.get(f"{ONLINE}?muc=paid")
    with django_assert_max_num_queries(12):
        page = client.get(f"{ONLINE}?muc=paid").content.decode()
    assert page.count("Biên lai số") == 4
