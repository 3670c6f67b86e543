"""What a dossier costs: said at the desk, by the rule, waited for, and paid before the result."""

import re
from datetime import datetime, timedelta

import pytest
from tests.factories.desk import at_work
from tests.factories.dossiers import (
    BUILDING,
    GUIDE,
    Office,
    act,
    citizen,
    finished,
    office,
    submitted,
)

from hamrong.kernel.calendar.interface import VIETNAM, clock_at
from hamrong.kernel.jobs.interface import run_pending
from hamrong.service.dossiers.models import ClockStop, Dossier, Slip
from hamrong.service.payments.models import PaymentRequest, Receipt

MONDAY = datetime(2024, 3, 4, 9, tzinfo=VIETNAM)
BIRTH_FORM = {"fee-le-phi-dang-ky-qua-han-applies": "1", "fee-timing": "before"}


@pytest.fixture
def people() -> Office:
    return office()


def fees_at(code: str) -> str:
    return f"/lam-viec/ho-so/{code}/phi"


def test_the_desk_says_what_holds_and_takes_the_money_at_once(people: Office) -> None:
    code = submitted(citizen())
    desk = at_work(people.desk)
    page = desk.get(fees_at(code)).content.decode()
    assert "Lệ phí đăng ký quá hạn" in page
    answer = desk.post(fees_at(code), {**BIRTH_FORM, "fee-paid": "1"})
    assert answer.status_code == 302
    receipt = Receipt.objects.get()
    assert (receipt.amount, receipt.request.state) == (5_000, "paid")
    page = desk.get(f"/lam-viec/ho-so/{code}").content.decode()
    assert receipt.number in page
    opened = desk.get(f"/lam-viec/ho-so/{code}/tep/{receipt.file_id}")
    assert opened.getvalue().startswith(b"%PDF")


def test_the_applicant_reads_what_was_paid_and_opens_the_receipt(people: Office) -> None:
    owner = citizen()
    code = submitted(owner)
    at_work(people.desk).post(fees_at(code), {**BIRTH_FORM, "fee-paid": "1"})
    file_id = Receipt.objects.get().file_id
    page = at_work(owner).get(f"/ca-nhan/ho-so/{code}").content.decode()
    path = f"/ca-nhan/ho-so/{code}/tep/{file_id}"
    assert path in page
    assert at_work(owner).get(path).getvalue().startswith(b"%PDF")
    assert at_work(citizen("Kẻ Khác")).get(path).status_code == 404


def test_an_exemption_needs_its_proof_and_stands_on_record(people: Office) -> None:
    code = submitted(citizen())
    desk = at_work(people.desk)
    wanted = {**BIRTH_FORM, "fee-exemption": "ho-ngheo"}
    answer = desk.post(fees_at(code), wanted)
    assert answer.status_code == 422
    assert 'id="fee-proof-error"' in answer.content.decode()
    desk.post(fees_at(code), {**wanted, "fee-proof": "GCN hộ nghèo 12/2024"})
    made = PaymentRequest.objects.get()
    assert (made.state, made.total, made.full) == ("exempt", 0, 5_000)
    assert made.exemption_basis == "Luật Hộ tịch 60/2014/QH13 điều 11"


def test_a_fee_that_comes_first_stops_the_clock_until_it_is_paid() -> None:
    builder = office("district")
    desk = at_work(builder.desk)
    with clock_at(MONDAY):
        code = submitted(citizen(), BUILDING, "nha-o")
        act(builder.desk, code, "accept")
        before = Dossier.objects.get(code=code).due_at
        desk.post(fees_at(code), {"fee-timing": "before"})
        stop = ClockStop.objects.get()
        assert (stop.kind, stop.until) == ("fee", None)
    with clock_at(MONDAY + timedelta(days=2)):
        owed = PaymentRequest.objects.get(state="open")
        desk.post(f"{fees_at(code)}/{owed.id}/thu", {"fee-method": "cash"})
    stop.refresh_from_db()
    after = Dossier.objects.get(code=code).due_at
    assert stop.until is not None
    assert before is not None
    assert after is not None
    assert after - before == timedelta(days=2)


def test_what_the_rule_leaves_no_doubt_about_is_written_down_at_acceptance() -> None:
    department = office("province", department="Sở VHTT&DL")
    code = submitted(citizen(), GUIDE)
    act(department.desk, code, "accept")
    made = PaymentRequest.objects.get()
    assert (made.total, made.timing, made.state) == (600_000, "after", "open")
    run_pending()
    words = Slip.objects.get(kind="receipt").data["fees"]
    assert words == "600.000 đồng, thu sau"


def test_a_result_is_not_handed_over_before_its_fee_is_paid(people: Office) -> None:
    code = submitted(citizen())
    finished(people, code)
    desk = at_work(people.desk)
    desk.post(fees_at(code), BIRTH_FORM)
    path = f"/lam-viec/ho-so/{code}/buoc/hand_over"
    page = desk.get(path).content.decode()
    visit = re.search('name="visit" value="([^"]+)"', page)
    assert visit is not None
    sent = {"visit": visit.group(1), "way": "online", "who": "applicant"}
    refused = desk.post(path, sent)
    assert refused.status_code == 422
    assert "chưa thu" in refused.content.decode()
    owed = PaymentRequest.objects.get(state="open")
    desk.post(f"{fees_at(code)}/{owed.id}/thu", {"fee-method": "cash"})
    assert desk.post(path, sent).status_code == 302


def test_a_receipt_made_by_mistake_is_cancelled_with_its_reason(people: Office) -> None:
    code = submitted(citizen())
    desk = at_work(people.desk)
    desk.post(fees_at(code), {**BIRTH_FORM, "fee-paid": "1"})
    path = f"/lam-viec/ho-so/{code}/bien-lai/{Receipt.objects.get().id}/huy"
    assert desk.post(path, {"because": ""}).status_code == 422
    assert desk.post(path, {"because": "Thu nhầm"}).status_code == 302
    assert PaymentRequest.objects.get().state == "open"
    assert "Thu nhầm" in desk.get(f"/lam-viec/ho-so/{code}").content.decode()


def test_a_request_of_another_dossier_is_not_paid_here(people: Office) -> None:
    mine, other = submitted(citizen()), submitted(citizen())
    desk = at_work(people.desk)
    desk.post(fees_at(other), BIRTH_FORM)
    owed = PaymentRequest.objects.get()
    answer = desk.post(f"{fees_at(mine)}/{owed.id}/thu", {"fee-method": "cash"})
    assert answer.status_code == 404
    assert not Receipt.objects.exists()
