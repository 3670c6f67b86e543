"""Money that goes back, and days compared with the platform's."""

from datetime import datetime, timedelta

import pytest
from tests.factories.desk import at_work
from tests.factories.dossiers import Office, citizen, office, owing, submitted
from tests.factories.payment import Bench, paid_at_platform, settled

from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError, StaleError
from hamrong.kernel.calendar.interface import VIETNAM, clock_at, today
from hamrong.kernel.jobs.interface import run_pending
from hamrong.sandbox.payment.behaviour import Refund
from hamrong.service.dossiers.models import Dossier
from hamrong.service.payments import interface as payments
from hamrong.service.payments.actions.end_gap import end_gap
from hamrong.service.payments.actions.look import look
from hamrong.service.payments.actions.reconcile import reconcile, reconcile_days
from hamrong.service.payments.actions.refund import refund
from hamrong.service.payments.models import (
    DayCheck,
    DayGap,
    OnlinePayment,
    PaymentRequest,
    Receipt,
)
from hamrong.service.payments.queries.takings import takings

MONDAY = datetime(2024, 3, 4, 9, tzinfo=VIETNAM)


def test_a_refund_ends_the_receipt_and_the_applicant_reads_why(
    bench: Bench, people: Office, payer: Actor, code: str
) -> None:
    payment = settled(bench, payer, code)
    for stranger in (people.specialist, people.leader, payer, office("district").desk):
        with pytest.raises(NotYoursError):
            refund(stranger, payment.id, because="x")
    with pytest.raises(RefusedError):
        refund(people.desk, payment.id, because=" ")
    refund(people.desk, payment.id, because="Hồ sơ bị từ chối")
    with pytest.raises(StaleError):
        refund(people.desk, payment.id, because="Lần nữa")
    run_pending()
    payment.refresh_from_db()
    assert (payment.state, PaymentRequest.objects.get().state) == ("refunded", "refunded")
    page = at_work(payer).get(f"/ca-nhan/ho-so/{code}").content.decode()
    assert "Hồ sơ bị từ chối" in page
    sums = takings(people.desk, people.agency_id, today())
    assert (sums.online, sums.refunded) == (75_000, 75_000)
    receipt = Receipt.objects.get()
    with pytest.raises(RefusedError, match="hoàn tiền"):
        matter_id = Dossier.objects.get(code=code).matter_id
        payments.cancel_receipt(people.desk, matter_id, receipt.id, because="Nhầm")


def test_a_refused_refund_waits_visibly_and_can_be_tried_again(
    bench: Bench, people: Office, payer: Actor, code: str
) -> None:
    payment = settled(bench, payer, code)
    bench.platform.behaviour.refund = Refund.REFUSE
    refund(people.desk, payment.id, because="Hồ sơ bị từ chối")
    run_pending()
    client = at_work(people.desk)
    address = f"/lam-viec/thanh-toan-truc-tuyen/{payment.id}"
    assert "từ chối nhận lại" in client.get(address).content.decode()
    assert payment.reference in client.get("/lam-viec/thanh-toan-truc-tuyen/").content.decode()
    bench.platform.behaviour.refund = Refund.NORMAL
    assert client.post(f"{address}/hoi-lai").status_code == 302
    run_pending()
    payment.refresh_from_db()
    assert payment.state == "refunded"


def test_a_slow_refund_is_asked_about_until_it_is_done(
    bench: Bench, people: Office, payer: Actor, code: str
) -> None:
    payment = settled(bench, payer, code)
    bench.platform.behaviour.refund = Refund.SLOW
    refund(people.desk, payment.id, because="Hồ sơ bị từ chối")
    run_pending()
    payment.refresh_from_db()
    assert payment.state == "refunding"
    bench.platform.behaviour.refund = Refund.NORMAL
    look(payment.id)
    payment.refresh_from_db()
    assert payment.state == "refunded"
    assert len([one for one, status in bench.told if status == "refunded"]) == 1


def test_a_day_agrees_or_says_what_differs(
    bench: Bench, people: Office, payer: Actor, code: str
) -> None:
    with clock_at(MONDAY):
        paid_at_platform(bench, payer, code)
        other = submitted(citizen("Lê Thị Sáu"))
        owing(people.desk, other)
    stray = bench.platform.ledger.all()[0]
    with clock_at(MONDAY):
        strange = bench.platform.ledger.save(
            type(stray)(**{**vars(stray), "reference": "HRSTRAY", "token": "t"})
        )
        bench.platform.pay(strange, "qr", "")
    with clock_at(MONDAY + timedelta(days=1)):
        reconcile_days()
        assert OnlinePayment.objects.get().state == "paid"
        gap = DayGap.objects.get()
        assert (gap.reference, gap.kind, gap.theirs) == ("HRSTRAY", "not_here", 75_000)
        day = DayCheck.objects.get(day=MONDAY.date())
        assert (day.ours, day.theirs, day.count) == (75_000, 150_000, 2)
        with pytest.raises(NotYoursError):
            end_gap(people.desk, gap.id, note="Không phải của cơ quan")
        reconcile(MONDAY.date())
    assert DayGap.objects.count() == 1


def test_a_difference_of_ours_is_ended_by_hand_and_given_as_a_table(
    bench: Bench, people: Office, payer: Actor, code: str
) -> None:
    with clock_at(MONDAY):
        payment = settled(bench, payer, code)
    bench.platform.ledger.found.clear()
    with clock_at(MONDAY + timedelta(days=1)):
        reconcile(MONDAY.date())
        client, gap = at_work(people.desk), DayGap.objects.get()
        base = "/lam-viec/thanh-toan-truc-tuyen/doi-chieu"
        assert payment.reference in client.get(base).content.decode()
        assert client.post(f"{base}/{gap.id}", {"note": " "}).status_code == 422
        assert client.post(f"{base}/{gap.id}", {"note": "Đã gọi nền tảng"}).status_code == 302
        assert client.post(f"{base}/{gap.id}", {"note": "Lần nữa"}).status_code == 409
        assert "Đã gọi nền tảng" in client.get(f"{base}.csv").content.decode()
