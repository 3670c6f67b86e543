"""Questions to others: with files and a numbered letter, reminded in time, and the clock by law."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.factories.desk import at_work
from tests.factories.dossiers import (
    BUILDING,
    GUIDE,
    PDF,
    Office,
    act,
    citizen,
    office,
    submitted,
)

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.calendar.interface import VIETNAM, calendar_for, clock_at
from hamrong.kernel.jobs.interface import run_pending
from hamrong.kernel.notify.models import Message
from hamrong.kernel.work import interface as work
from hamrong.kernel.work.models import WorkItem
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.dossiers.actions.apologise import enqueue_apologies
from hamrong.service.dossiers.actions.ask_opinion import ask_opinion
from hamrong.service.dossiers.actions.draft_result import draft_result
from hamrong.service.dossiers.actions.end_opinion import answer_opinion, close_opinion
from hamrong.service.dossiers.actions.remind_opinions import remind_opinions
from hamrong.service.dossiers.models import ClockStop, Dossier, Opinion, OpinionFile, Slip
from hamrong.service.dossiers.rules import Answer, Punctuality

MONDAY = datetime(2024, 3, 4, 9, tzinfo=VIETNAM)
FRIDAY = datetime(2024, 3, 8, 9, tzinfo=VIETNAM)
QUESTION = "Bằng cấp có thật không?"


@pytest.fixture
def owner() -> Actor:
    return citizen()


@pytest.fixture
def asked() -> Office:
    """The people of an agency that is asked."""
    return office()


def accepted(owner: Actor, procedure: str, people: Office, case: str = "") -> str:
    with clock_at(MONDAY):
        code = submitted(owner, procedure, case)
        act(people.desk, code, "accept")
    return code


@pytest.fixture
def people() -> Office:
    """The department whose procedure stops the clock for opinions."""
    return office(level="province", department="Sở VHTT&DL")


@pytest.fixture
def code(owner: Actor, people: Office) -> str:
    return accepted(owner, GUIDE, people)


def ask(people: Office, code: str, *agencies: UUID) -> tuple[UUID, ...]:
    return ask_opinion(
        people.specialist, code, agency_ids=agencies, question=QUESTION, day=FRIDAY.date()
    )


def the(code: str) -> Dossier:
    return Dossier.objects.get(code=code)


def standing(actor: Actor, code: str) -> Punctuality:
    return dossiers.dossier_view(actor, code).standing.punctuality


def test_the_clock_stands_still_by_the_article_until_the_last_has_answered(
    people: Office, asked: Office, code: str
) -> None:
    before = the(code).due_at
    with clock_at(MONDAY):
        first, second = ask(people, code, asked.agency_id, people.agency_id)
        assert standing(people.desk, code) is Punctuality.PAUSED
        stop = ClockStop.objects.get(dossier__code=code)
        assert (stop.kind, stop.legal_basis) == ("consultation", "Điều 9 Luật Thử nghiệm")
    with clock_at(MONDAY + timedelta(days=1)):
        answer_opinion(asked.head, code, first, answer=Answer.AGREES, text="")
        assert the(code).due_at == before
    with clock_at(MONDAY + timedelta(days=2)):
        answer_opinion(people.head, code, second, answer=Answer.AGREES, text="")
    after = the(code)
    assert before is not None
    lost = calendar_for(people.agency_id).minutes_between(MONDAY, MONDAY + timedelta(days=2))
    assert after.due_at == calendar_for(people.agency_id).add(before, lost)
    assert after.clock_stopped_at is None


def test_where_the_procedure_says_nothing_the_clock_runs_on(owner: Actor, asked: Office) -> None:
    people = office(level="district")
    code = accepted(owner, BUILDING, people, "nha-o")
    with clock_at(MONDAY):
        ask(people, code, asked.agency_id)
        page = at_work(people.specialist).get(f"/lam-viec/ho-so/{code}/y-kien").content.decode()
    assert not ClockStop.objects.exists()
    assert "Thời hạn của người dân vẫn tính" in page


def test_a_supplement_meanwhile_stops_for_the_applicant_and_nothing_counts_twice(
    people: Office, owner: Actor, asked: Office, code: str
) -> None:
    before = the(code).due_at
    with clock_at(MONDAY):
        (question,) = ask(people, code, asked.agency_id)
    with clock_at(MONDAY + timedelta(days=1)):
        act(people.specialist, code, "request_supplement", reason="Ảnh mờ")
        answer_opinion(asked.head, code, question, answer=Answer.AGREES, text="")
    with clock_at(MONDAY + timedelta(days=2)):
        act(owner, code, "resubmit", note="Đây")
    kinds = list(ClockStop.objects.order_by("since").values_list("kind", flat=True))
    assert kinds == ["consultation", "supplement"]
    lost = calendar_for(people.agency_id).minutes_between(MONDAY, MONDAY + timedelta(days=2))
    assert before is not None
    assert the(code).due_at == calendar_for(people.agency_id).add(before, lost)


def test_an_answer_still_owed_after_the_supplement_keeps_the_clock_still(
    people: Office, owner: Actor, asked: Office, code: str
) -> None:
    with clock_at(MONDAY):
        (question,) = ask(people, code, asked.agency_id)
        act(people.specialist, code, "request_supplement", reason="Ảnh mờ")
    with clock_at(MONDAY + timedelta(days=1)):
        act(owner, code, "resubmit", note="Đây")
        assert standing(people.desk, code) is Punctuality.PAUSED
        close_opinion(people.specialist, code, question, reason="Không cần nữa")
    assert standing(people.desk, code) is not Punctuality.PAUSED
    assert not ClockStop.objects.filter(until__isnull=True).exists()


def test_nobody_is_late_while_the_clock_stands_and_nobody_apologises(
    people: Office, asked: Office, code: str
) -> None:
    with clock_at(MONDAY):
        ask(people, code, asked.agency_id)
    with clock_at(MONDAY + timedelta(days=60)):
        assert enqueue_apologies() == 0
        overdue = dossiers.ListFilter(overdue=True)
        assert dossiers.dossiers_page(people.desk, overdue).rows == ()
        assert standing(people.desk, code) is Punctuality.PAUSED


def test_a_result_issued_without_waiting_ends_the_stop(
    people: Office, asked: Office, code: str
) -> None:
    with clock_at(MONDAY):
        ask(people, code, asked.agency_id)
    with clock_at(MONDAY + timedelta(days=1)):
        draft_result(people.specialist, code, content="Đồng ý.")
        act(people.specialist, code, "propose")
        act(people.head, code, "approve")
    assert not ClockStop.objects.filter(until__isnull=True).exists()
    assert standing(people.desk, code) is Punctuality.FINISHED_ON_TIME


def test_files_go_with_question_and_answer_and_only_officials_open_them(
    people: Office, owner: Actor, asked: Office, code: str
) -> None:
    address = f"/lam-viec/ho-so/{code}/y-kien"
    with clock_at(MONDAY):
        sent = {
            "agency": str(asked.agency_id),
            "question": QUESTION,
            "day": "08/03/2024",
            "file": [SimpleUploadedFile("bang-cap.pdf", PDF), SimpleUploadedFile("2.pdf", PDF)],
        }
        assert at_work(people.specialist).post(address, sent).status_code == 302
        item = WorkItem.objects.get(kind="dossiers.opinion", ended_at__isnull=True)
        assert "bang-cap.pdf" in at_work(asked.specialist).get(item.link).content.decode()
        first = OpinionFile.objects.filter(answers=False).order_by("id")[0].file_id
        given = at_work(asked.specialist).get(f"/lam-viec/ho-so/{code}/tep/{first}")
        assert given.getvalue() == PDF
        wrong = {"answer": "agrees", "text": "", "file": SimpleUploadedFile("x.exe", b"MZ1234")}
        assert at_work(asked.specialist).post(item.link, wrong).status_code == 422
        told = {"answer": "agrees", "text": "", "file": SimpleUploadedFile("tra-loi.pdf", PDF)}
        assert at_work(asked.specialist).post(item.link, told).status_code == 302
        page = at_work(people.specialist).get(f"/lam-viec/ho-so/{code}").content.decode()
        denied = at_work(owner).get(f"/ca-nhan/ho-so/{code}/tep/{first}")
    assert "tra-loi.pdf" in page
    assert denied.status_code == 404


def test_the_letter_has_a_number_and_stays_among_officials(
    people: Office, owner: Actor, asked: Office, code: str
) -> None:
    with clock_at(MONDAY):
        ask(people, code, asked.agency_id)
        run_pending()
        item = WorkItem.objects.get(kind="dossiers.opinion", ended_at__isnull=True)
        page = at_work(asked.specialist).get(item.link).content.decode()
    letter = Slip.objects.get(dossier__code=code, kind="opinion")
    assert letter.number == "1/2024/LYK"
    assert letter.data["question"] == QUESTION
    assert f"/tep/{letter.file_id}" in page
    assert str(letter.file_id) not in at_work(owner).get(f"/ca-nhan/ho-so/{code}").content.decode()
    assert at_work(owner).get(f"/ca-nhan/ho-so/{code}/tep/{letter.file_id}").status_code == 404


def test_both_sides_are_reminded_once_before_and_once_when_the_day_has_passed(
    people: Office, asked: Office, code: str
) -> None:
    with clock_at(MONDAY):
        (question,) = ask(people, code, asked.agency_id)
        assert remind_opinions() == 0
    with clock_at(FRIDAY):
        assert (remind_opinions(), remind_opinions()) == (1, 0)
    soon = Message.objects.filter(template="dossiers.opinion_soon")
    assert [one.account_id for one in soon] == [asked.specialist.account_id]
    with clock_at(FRIDAY + timedelta(days=1)):
        assert (remind_opinions(), remind_opinions()) == (1, 0)
        told = Message.objects.filter(template="dossiers.opinion_late")
        both = {asked.specialist.account_id, people.specialist.account_id}
        assert {one.account_id for one in told} == both
        mine = work.inbox(people.specialist, work.InboxFilter(kind="dossiers.opinion_late")).rows
        theirs = work.inbox(asked.specialist, work.InboxFilter(when="overdue")).rows
        assert [row.code for row in mine] == [row.code for row in theirs] == [code]
        page = at_work(people.specialist).get(f"/lam-viec/ho-so/{code}").content.decode()
        assert "quá hạn trả lời ý kiến" in page
        close_opinion(people.specialist, code, question, reason="Quá hạn")
        assert not WorkItem.objects.filter(kind="dossiers.opinion_late", ended_at=None).exists()
    assert Opinion.objects.get().answer == "silent"


def test_a_day_on_which_nobody_works_means_the_next_working_day(
    people: Office, asked: Office, code: str
) -> None:
    sunday = FRIDAY.date() + timedelta(days=2)
    with clock_at(MONDAY):
        ask_opinion(
            people.specialist, code, agency_ids=[asked.agency_id], question=QUESTION, day=sunday
        )
    assert Opinion.objects.get().due_at == datetime(2024, 3, 11, 17, tzinfo=VIETNAM)
