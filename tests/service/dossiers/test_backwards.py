"""A dossier goes back within the administration, or goes on after its end, in good time."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from tests.factories.desk import at_work
from tests.factories.dossiers import (
    Office,
    act,
    citizen,
    finished,
    office,
    reopened,
    stopped,
    submitted,
)

from hamrong.kernel.actor.interface import NotYoursError, RefusedError, StaleError
from hamrong.kernel.calendar.interface import VIETNAM, clock_at
from hamrong.kernel.jobs.interface import run_pending
from hamrong.kernel.notify.models import Message
from hamrong.kernel.process import interface as process
from hamrong.kernel.timeline.interface import Audience, entries
from hamrong.kernel.work import interface as work
from hamrong.service.dossiers.actions.draft_result import draft_result
from hamrong.service.dossiers.actions.go_back import give_back, take_back
from hamrong.service.dossiers.models import Dossier

MONDAY = datetime(2024, 3, 4, 9, tzinfo=VIETNAM)


@pytest.fixture
def people() -> Office:
    return office()


@pytest.fixture
def code(people: Office) -> str:
    """A dossier the specialist has put before the head."""
    with clock_at(MONDAY):
        made = submitted(citizen())
        act(people.desk, made, "accept")
        draft_result(people.specialist, made, content="Đồng ý.")
        act(people.specialist, made, "propose")
    return made


def the(code: str) -> Dossier:
    return Dossier.objects.get(code=code)


def step(code: str) -> str:
    found = process.state(the(code).matter_id)
    assert found is not None
    return found.step_key or found.end


def visit(code: str) -> UUID:
    found = process.state(the(code).matter_id)
    assert found is not None
    assert found.visit_id is not None
    return found.visit_id


def test_a_head_gives_back_to_any_earlier_step_and_the_date_stays(
    people: Office, code: str
) -> None:
    due = the(code).due_at
    give_back(people.head, code, visit_id=visit(code), step="reception", reason="Sai nơi nhận")
    assert step(code) == "reception"
    with pytest.raises(NotYoursError):
        give_back(people.desk, code, visit_id=visit(code), step="approval", reason="x")
    act(people.desk, code, "accept")
    assert (step(code), the(code).due_at) == ("handling", due)
    read = entries(the(code).matter_id, (Audience.CITIZEN,))
    assert not any("Sai nơi nhận" in entry.title for entry in read)


def test_giving_back_needs_a_reason_and_a_page_that_is_not_old(people: Office, code: str) -> None:
    seen = visit(code)
    with pytest.raises(RefusedError):
        give_back(people.head, code, visit_id=seen, step="handling", reason=" ")
    give_back(people.head, code, visit_id=seen, step="handling", reason="Thiếu căn cứ")
    with pytest.raises(StaleError):
        give_back(people.head, code, visit_id=seen, step="handling", reason="Thiếu căn cứ")


def test_who_passed_it_on_takes_it_back_while_nobody_opened_it(people: Office, code: str) -> None:
    with pytest.raises(NotYoursError):
        take_back(people.desk, code, visit_id=visit(code), reason="Nhầm")
    take_back(people.specialist, code, visit_id=visit(code), reason="Sửa dự thảo")
    assert step(code) == "handling"
    assert work.counts(people.head).total == 0


def test_what_a_colleague_has_opened_is_not_taken_back(people: Office, code: str) -> None:
    work.note_presence(people.head, the(code).matter_id)
    with pytest.raises(RefusedError, match="đã mở"):
        take_back(people.specialist, code, visit_id=visit(code), reason="Nhầm")


def test_what_the_applicant_was_told_is_not_taken_back(people: Office) -> None:
    code = submitted(citizen())
    act(people.desk, code, "accept")
    with pytest.raises(NotYoursError):
        take_back(people.desk, code, visit_id=visit(code), reason="Nhầm")


def test_the_closed_time_of_a_reopened_dossier_does_not_make_it_late_and_the_applicant_is_told(
    people: Office, code: str
) -> None:
    give_back(people.head, code, visit_id=visit(code), step="handling", reason="Dừng")
    with clock_at(MONDAY + timedelta(hours=1)):
        stopped(people, code, "Thiếu căn cứ")
    due = the(code).due_at
    with clock_at(MONDAY + timedelta(days=14, hours=1)):
        reopened(people, code, "Có căn cứ mới")
    found = the(code)
    assert due is not None
    assert (step(code), found.due_at) == ("handling", due + timedelta(days=14))
    assert found.missed_at is None
    run_pending()
    assert Message.objects.filter(template="dossiers.reopened").exists()


def test_a_dossier_whose_result_exists_does_not_go_back(people: Office) -> None:
    code = submitted(citizen())
    finished(people, code)
    with pytest.raises(RefusedError):
        give_back(people.desk, code, visit_id=visit(code), step="handling", reason="x")


def test_the_ways_back_are_offered_to_whose_they_are(people: Office, code: str) -> None:
    page = f"/lam-viec/ho-so/{code}"
    assert f"{page}/tra-lai" in at_work(people.head).get(page).content.decode()
    shown = at_work(people.head).get(f"{page}/tra-lai").content.decode()
    assert "Thụ lý, soạn kết quả" in shown
    sent = {"visit": str(visit(code)), "step": "handling", "reason": "Thiếu căn cứ"}
    answer = at_work(people.head).post(f"{page}/tra-lai", sent)
    assert (answer.status_code, step(code)) == (302, "handling")
    assert at_work(people.desk).get(f"{page}/thu-hoi").status_code == 404
