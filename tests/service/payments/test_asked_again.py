"""Paid late, again or on an old page: the money is found, and nobody is led to pay twice."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.desk import at_work
from tests.factories.dossiers import Office, act, reopened
from tests.factories.payment import Bench, begin

from hamrong.kernel.actor.interface import Actor, RefusedError
from hamrong.kernel.calendar.interface import VIETNAM, clock_at
from hamrong.kernel.jobs.interface import run_pending
from hamrong.service.dossiers.models import Dossier
from hamrong.service.payments import interface as payments
from hamrong.service.payments.actions.look import look, look_for_open
from hamrong.service.payments.models import (
    OnlinePayment,
    PaymentRequest,
    PlatformMessage,
    Receipt,
)
from hamrong.service.payments.rules import ENDED_ASKED_FOR, LOOKS, look_after_end

MONDAY = datetime(2024, 3, 4, 9, tzinfo=VIETNAM)


def address(code: str) -> str:
    return f"/ca-nhan/ho-so/{code}/thanh-toan"


def declined(bench: Bench, payer: Actor, code: str) -> str:
    """Have the bank refuse, with the news delivered; return the platform's page."""
    page = begin(payer, code)
    bench.press(page, "decline")
    one, status = bench.told.pop()
    assert bench.deliver(one, status) == 200
    return page


def after(minutes: float) -> clock_at:
    return clock_at(MONDAY + timedelta(minutes=minutes))


def test_paid_after_a_refusal_on_the_same_page_is_found_without_any_news(
    bench: Bench, payer: Actor, code: str
) -> None:
    with after(0):
        bench.press(declined(bench, payer, code), "pay")
    with after(1):
        look_for_open()
        run_pending()
    assert OnlinePayment.objects.get().state == "paid"
    assert Receipt.objects.count() == 1


def test_coming_back_from_such_a_page_shows_the_receipt_and_no_refusal(
    bench: Bench, payer: Actor, code: str
) -> None:
    page = declined(bench, payer, code)
    client = at_work(payer)
    assert "Thử lại" in client.get(address(code)).content.decode()
    bench.press(page, "pay")
    OnlinePayment.objects.update(looked_at=None)
    assert "Tải biên lai số" in client.get(address(code)).content.decode()


def test_trying_again_asks_about_the_earlier_try_first(
    bench: Bench, payer: Actor, code: str
) -> None:
    bench.press(declined(bench, payer, code), "pay")
    with pytest.raises(RefusedError, match="không còn phải nộp"):
        begin(payer, code)
    assert OnlinePayment.objects.get().state == "paid"
    assert len(bench.platform.ledger.all()) == 1


def test_while_an_earlier_try_cannot_be_asked_about_no_other_is_opened(
    bench: Bench, payer: Actor, code: str
) -> None:
    bench.press(declined(bench, payer, code), "pay")
    bench.reachable = False
    with pytest.raises(RefusedError, match="đang được kiểm tra"):
        begin(payer, code)
    assert OnlinePayment.objects.count() == 1


def test_what_ended_is_asked_about_for_a_day_and_then_left_to_the_list_of_the_day(
    bench: Bench, payer: Actor, code: str
) -> None:
    with after(0):
        declined(bench, payer, code)
    asked = 0
    while (due := OnlinePayment.objects.get().next_look_at) is not None:
        with clock_at(due):
            look(OnlinePayment.objects.get().id)
        asked += 1
    payment = OnlinePayment.objects.get()
    assert payment.looked_at is not None
    assert timedelta(hours=18) < payment.looked_at - payment.expires_at <= ENDED_ASKED_FOR
    assert asked < 12
    assert not look_for_open()


def test_the_desk_can_ask_about_what_failed(
    bench: Bench, people: Office, payer: Actor, code: str
) -> None:
    page = declined(bench, payer, code)
    payment = OnlinePayment.objects.get()
    OnlinePayment.objects.update(next_look_at=None)
    bench.press(page, "pay")
    client, place = at_work(people.desk), f"/lam-viec/thanh-toan-truc-tuyen/{payment.id}"
    assert "Hỏi lại nền tảng ngay" in client.get(place).content.decode()
    client.post(f"{place}/hoi-lai")
    assert OnlinePayment.objects.get().state == "paid"


@given(st.integers(0, 50), st.integers(0, 3_000))
def test_the_next_question_is_later_and_within_the_bound(looks: int, minutes: int) -> None:
    at = MONDAY + timedelta(minutes=minutes)
    following = look_after_end(looks, at, MONDAY)
    if following is None:
        assert at + LOOKS[-1] > MONDAY + ENDED_ASKED_FOR
    else:
        assert at < following <= MONDAY + ENDED_ASKED_FOR


def test_a_page_that_is_looked_at_does_not_put_off_finding_the_payment(
    bench: Bench, payer: Actor, code: str
) -> None:
    with after(0):
        begin(payer, code)
        client = at_work(payer)
        due = OnlinePayment.objects.get().next_look_at
    for second in (0, 5, 10, 29, 35, 60, 120):
        with after(second / 60):
            assert client.get(address(code)).status_code == 200
    payment = OnlinePayment.objects.get()
    assert (payment.next_look_at, payment.looks) == (due, 0)
    assert payment.looked_at == MONDAY + timedelta(minutes=2)


def test_an_official_who_asks_before_the_turn_does_not_put_it_off(
    bench: Bench, people: Office, payer: Actor, code: str
) -> None:
    with after(0):
        begin(payer, code)
        due = OnlinePayment.objects.get().next_look_at
        for _press in range(9):
            look(OnlinePayment.objects.get().id)
    assert OnlinePayment.objects.get().next_look_at == due


def test_the_same_genuine_message_again_is_counted_and_not_kept_again(
    bench: Bench, people: Office, payer: Actor, code: str
) -> None:
    one = bench.transaction(begin(payer, code))
    bench.platform.pay(one, "qr", "")
    one = bench.told[0][0]
    assert {bench.deliver(one, "paid") for _time in range(40)} == {200}
    kept = PlatformMessage.objects.get()
    assert (kept.times, kept.verdict) == (40, "taken")
    payment = OnlinePayment.objects.get()
    page = at_work(people.desk).get(f"/lam-viec/thanh-toan-truc-tuyen/{payment.id}")
    assert "gửi 40 lần" in page.content.decode()


def withdrawn(payer: Actor, code: str) -> Dossier:
    act(payer, code, "withdraw", reason="Tôi đổi ý")
    return Dossier.objects.get(code=code)


def test_a_withdrawn_dossier_owes_nothing_and_money_that_still_comes_goes_back(
    bench: Bench, payer: Actor, code: str
) -> None:
    page = begin(payer, code)
    dossier = withdrawn(payer, code)
    assert not payments.unpaid(dossier.matter_id)
    assert "mang theo mã hồ sơ" not in at_work(payer).get(address(code)).content.decode()
    bench.press(page, "pay")
    assert bench.deliver(*bench.told[0]) == 200
    payment = OnlinePayment.objects.get()
    assert (payment.state, payment.surplus) == ("paid", True)
    assert not Receipt.objects.exists()


def test_a_dossier_taken_up_again_owes_what_it_owed(
    people: Office, payer: Actor, code: str
) -> None:
    withdrawn(payer, code)
    owed = PaymentRequest.objects.get()
    assert owed.state == "dropped"
    reopened(people, code)
    owed.refresh_from_db()
    assert owed.state == "open"
