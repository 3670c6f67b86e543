"""Requests, receipts, mistakes and the day's list: each amount once, each number once."""

import io
from datetime import datetime, timedelta

import pypdf
import pytest
from pytest_django import DjangoAssertNumQueries
from tests.factories.desk import at_work
from tests.factories.dossiers import Office, citizen, office, owing, paid, submitted

from hamrong.foundation.issuance import interface as issuance
from hamrong.kernel.actor.interface import NotYoursError, RefusedError
from hamrong.kernel.calendar.interface import VIETNAM, clock_at
from hamrong.kernel.files import interface as files
from hamrong.service.dossiers.models import Dossier
from hamrong.service.payments import interface as payments
from hamrong.service.payments.models import PaymentRequest, Receipt
from hamrong.service.payments.queries.takings import taking_rows, takings

MONDAY = datetime(2024, 3, 4, 9, tzinfo=VIETNAM)
DAY = "/lam-viec/thu-phi/"
CASH = payments.Method.CASH


@pytest.fixture
def people() -> Office:
    return office()


@pytest.fixture
def code() -> str:
    return submitted(citizen())


def words_of(pdf: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_money_is_taken_once_and_its_receipt_can_be_checked(people: Office, code: str) -> None:
    request_id = owing(people.desk, code)
    first = payments.collect(people.desk, request_id, method=CASH, payer="Lê Thị Hoa")
    assert payments.collect(people.desk, request_id, method=CASH) == first
    receipt = Receipt.objects.get()
    assert (receipt.amount, receipt.payer) == (75_000, "Lê Thị Hoa")
    _stored, handle = files.open_file(receipt.file_id)
    with handle:
        said = words_of(handle.read())
    for part in (receipt.number, "75.000 đồng", "Bảy mươi lăm nghìn đồng", "Lê Thị Hoa", code):
        assert part in said
    checked = issuance.check(receipt.check_code)
    assert checked is not None
    assert checked.number == receipt.number


def test_numbers_of_a_desk_follow_each_other(people: Office, code: str) -> None:
    with clock_at(MONDAY):
        paid(people.desk, code)
        paid(people.desk, submitted(citizen()))
    numbers = [receipt.number for receipt in Receipt.objects.order_by("received_at", "id")]
    assert numbers == ["1/2024/BL", "2/2024/BL"]


def test_a_transfer_is_taken_with_the_bank_s_own_number(people: Office, code: str) -> None:
    request_id = owing(people.desk, code)
    with pytest.raises(RefusedError):
        payments.collect(people.desk, request_id, method=payments.Method.TRANSFER)
    payments.collect(
        people.desk, request_id, method=payments.Method.TRANSFER, reference="FT24064001"
    )
    assert Receipt.objects.get().reference == "FT24064001"


def test_only_the_collecting_desk_takes_money(people: Office, code: str) -> None:
    request_id = owing(people.desk, code)
    for stranger in (people.specialist, people.leader, citizen(), office("district").desk):
        with pytest.raises(NotYoursError):
            payments.collect(stranger, request_id, method=CASH)
    assert not Receipt.objects.exists()


def test_a_new_computation_takes_the_place_of_the_open_one(people: Office, code: str) -> None:
    first = owing(people.desk, code)
    second = owing(people.desk, code)
    states = dict(PaymentRequest.objects.values_list("id", "state"))
    assert states == {first: "cancelled", second: "open"}
    with pytest.raises(RefusedError):
        payments.collect(people.desk, first, method=CASH)


def test_a_mistake_of_the_day_is_cancelled_and_owed_again(people: Office, code: str) -> None:
    with clock_at(MONDAY):
        receipt_id = paid(people.desk, code)
        matter_id = Dossier.objects.get(code=code).matter_id
        with pytest.raises(RefusedError):
            payments.cancel_receipt(people.desk, matter_id, receipt_id, because=" ")
        payments.cancel_receipt(people.desk, matter_id, receipt_id, because="Nhầm số tiền")
        assert payments.unpaid(matter_id)
        with pytest.raises(RefusedError):
            payments.cancel_receipt(people.desk, matter_id, receipt_id, because="Lần nữa")
        payments.collect(people.desk, PaymentRequest.objects.get().id, method=CASH)
        sums = takings(people.desk, people.agency_id, MONDAY.date())
    assert (sums.cash, sums.receipts) == (75_000, 1)
    checked = issuance.check(Receipt.objects.get(id=receipt_id).check_code)
    assert checked is not None
    assert checked.revoked_because == "Nhầm số tiền"


def test_a_receipt_of_yesterday_stays(people: Office, code: str) -> None:
    with clock_at(MONDAY):
        receipt_id = paid(people.desk, code)
    matter_id = Dossier.objects.get(code=code).matter_id
    with clock_at(MONDAY + timedelta(days=1)), pytest.raises(RefusedError):
        payments.cancel_receipt(people.desk, matter_id, receipt_id, because="Nhầm")


def test_a_day_s_list_has_its_sums_and_its_pages(people: Office) -> None:
    with clock_at(MONDAY):
        for _number in range(3):
            paid(people.desk, submitted(citizen()))
    with clock_at(MONDAY - timedelta(days=1)):
        paid(people.desk, submitted(citizen()))
    found = taking_rows(people.leader, people.agency_id, MONDAY.date(), most=2)
    rest = taking_rows(people.leader, people.agency_id, MONDAY.date(), after=found[-1].number)
    assert (len(found), len(rest)) == (2, 1)
    sums = takings(people.leader, people.agency_id, MONDAY.date())
    assert (sums.total, sums.charges, sums.fees, sums.receipts) == (225_000, 225_000, 0, 3)


def test_the_day_is_shown_printed_and_given_as_a_table(people: Office, code: str) -> None:
    with clock_at(MONDAY):
        paid(people.desk, code)
    client = at_work(people.desk)
    page = client.get(DAY, {"ngay": "04/03/2024"}).content.decode()
    assert code in page
    assert "75.000 đồng" in page
    assert "1/2024/BL" in client.get(f"{DAY}thu-phi.csv", {"ngay": "04/03/2024"}).content.decode()
    paper = client.get(f"{DAY}thu-phi.pdf", {"ngay": "04/03/2024"})
    assert "Bảng kê thu phí" in words_of(paper.getvalue()).replace(
        "BẢNG KÊ THU PHÍ", "Bảng kê thu phí"
    )
    assert "Chưa có biên lai" in client.get(DAY, {"ngay": "05/03/2024"}).content.decode()
    assert client.get(DAY, {"ngay": "hôm qua"}).status_code == 422


def test_only_desks_and_those_who_lead_them_read_a_day(people: Office, code: str) -> None:
    paid(people.desk, code)
    for stranger in (people.specialist, citizen()):
        assert at_work(stranger).get(DAY).status_code == 404
    elsewhere = office("district").desk
    for path in (DAY, f"{DAY}thu-phi.csv", f"{DAY}thu-phi.pdf"):
        answer = at_work(elsewhere).get(path, {"co-quan": str(people.agency_id)})
        assert answer.status_code == 404


def test_a_day_costs_the_same_however_much_was_taken(
    people: Office, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _number in range(4):
        paid(people.desk, submitted(citizen()))
    client = at_work(people.desk)
    client.get(DAY)
    with django_assert_max_num_queries(12):
        assert client.get(DAY).status_code == 200
