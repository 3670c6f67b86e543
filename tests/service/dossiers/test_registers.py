"""Forms 05 and 06: how a dossier went from hand to hand, and the register of a desk."""

import io
from datetime import datetime, timedelta

import pypdf
import pytest
from pytest_django import DjangoAssertNumQueries
from tests.factories.desk import at_work
from tests.factories.dossiers import Office, act, citizen, finished, office, submitted

from hamrong.kernel.calendar.interface import VIETNAM, clock_at, today
from hamrong.kernel.jobs.interface import run_pending
from hamrong.service.dossiers.models import Slip
from hamrong.service.dossiers.queries.register import register_page
from hamrong.service.dossiers.rules import kept_time

MONDAY = datetime(2024, 3, 4, 9, tzinfo=VIETNAM)


@pytest.fixture
def people() -> Office:
    return office()


def text_of(pdf: bytes) -> str:
    said = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    return " ".join(said.split())


def test_the_control_slip_says_who_had_it_and_whether_they_kept_their_time(people: Office) -> None:
    with clock_at(MONDAY):
        code = submitted(citizen())
        act(people.desk, code, "accept")
    with clock_at(MONDAY + timedelta(days=14)):
        act(people.specialist, code, "request_supplement", reason="Thiếu", documents=[])
        answer = at_work(people.head).get(f"/lam-viec/ho-so/{code}/phieu-kiem-soat.pdf")
    said = text_of(answer.content)
    assert "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ" in said
    assert code in said
    assert "Trước hạn" in said
    assert "Quá hạn" in said
    assert "Chờ người nộp" not in said


@pytest.mark.parametrize(
    ("used", "allowed", "word"),
    [(10, 480, "early"), (450, 480, "on_time"), (480, 480, "on_time"), (481, 480, "late"),
     (9, None, "")],
)  # fmt: skip
def test_a_step_is_early_on_time_or_late(used: int, allowed: int | None, word: str) -> None:
    assert kept_time(used, allowed) == word


def test_the_register_holds_receipt_result_and_return(people: Office) -> None:
    with clock_at(MONDAY):
        code = submitted(citizen("Lê Thị =Hoa"))
        finished(people, code)
        act(people.desk, code, "hand_over", receiver="Lê Thị Hoa nhận tại quầy")
        query = "?tu=01/03/2024&den=31/03/2024"
        desk = at_work(people.desk)
        page = desk.get(f"/lam-viec/so-theo-doi/{query}").content.decode()
        table = desk.get(f"/lam-viec/so-theo-doi/so.csv{query}").content.decode()
        paper = text_of(desk.get(f"/lam-viec/so-theo-doi/so.pdf{query}").content)
    for said in (page, table, paper):
        assert code in said
        assert "nhận tại quầy" in said
    assert "SỔ THEO DÕI HỒ SƠ" in paper


def test_nobody_reads_another_offices_register(people: Office) -> None:
    code = submitted(citizen())
    elsewhere = at_work(office(level="district").desk)
    assert elsewhere.get(f"/lam-viec/so-theo-doi/?co-quan={people.agency_id}").status_code == 404
    assert code not in elsewhere.get("/lam-viec/so-theo-doi/").content.decode()


def test_a_page_of_the_register_is_one_query(
    people: Office, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(3):
        submitted(citizen())
    with django_assert_max_num_queries(2):
        page = register_page(people.desk, people.agency_id, today(), today())
    assert len(page.rows) == 3


def test_receipt_and_refusal_name_the_official_who_answers_for_them(people: Office) -> None:
    received, refused = submitted(citizen()), submitted(citizen())
    act(people.desk, received, "accept")
    act(people.desk, refused, "refuse", reason="Không đúng nơi")
    run_pending()
    for code, kind in ((received, "receipt"), (refused, "refusal")):
        slip = Slip.objects.get(dossier__code=code, kind=kind)
        assert slip.data["officer"] == people.desk.name
    assert (
        Slip.objects.get(dossier__code=refused, kind="refusal").data["reason"] == "Không đúng nơi"
    )
