"""Others are asked and answer in their own time; what was closed goes on by decision."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from tests.factories.desk import at_work
from tests.factories.dossiers import Office, act, citizen, office, submitted

from hamrong.kernel.actor.interface import NotYoursError, RefusedError, StaleError
from hamrong.kernel.calendar.interface import VIETNAM, clock_at
from hamrong.kernel.work.models import WorkItem
from hamrong.service.dossiers.actions.ask_opinion import ask_opinion
from hamrong.service.dossiers.actions.end_opinion import answer_opinion, close_opinion
from hamrong.service.dossiers.models import Opinion
from hamrong.service.dossiers.rules import Answer

MONDAY = datetime(2024, 3, 4, 9, tzinfo=VIETNAM)
FRIDAY = datetime(2024, 3, 8, 9, tzinfo=VIETNAM)
QUESTION = "Có quy hoạch không?"


@pytest.fixture
def people() -> Office:
    return office()


@pytest.fixture
def others() -> Office:
    return office(level="district")


@pytest.fixture
def code(people: Office) -> str:
    """A dossier accepted on a Monday, in the hands of the specialist."""
    with clock_at(MONDAY):
        made = submitted(citizen())
        act(people.desk, made, "accept")
    return made


def ask(people: Office, code: str, *agencies: UUID) -> tuple[UUID, ...]:
    return ask_opinion(
        people.specialist, code, agency_ids=agencies, question=QUESTION, day=FRIDAY.date()
    )


def test_who_is_asked_reads_the_dossier_until_they_answer(
    people: Office, others: Office, code: str
) -> None:
    address = f"/lam-viec/ho-so/{code}"
    with clock_at(MONDAY):
        assert at_work(others.specialist).get(address).status_code == 404
        (opinion_id,) = ask(people, code, others.agency_id)
        assert at_work(others.specialist).get(address).status_code == 200
        item = WorkItem.objects.get(kind="dossiers.opinion", ended_at__isnull=True)
        assert item.agency_id == others.agency_id
        assert at_work(others.specialist).get(item.link).status_code == 200
        sent = {"answer": "disagrees", "text": "Thửa đất thuộc quy hoạch đường"}
        assert at_work(others.specialist).post(item.link, sent).status_code == 302
        assert at_work(others.specialist).get(address).status_code == 404
        page = at_work(people.specialist).get(address).content.decode()
    assert "Thửa đất thuộc quy hoạch đường" in page
    assert Opinion.objects.get(id=opinion_id).answer == "disagrees"
    item.refresh_from_db()
    assert item.done


def test_several_are_asked_at_once_and_each_only_once(
    people: Office, others: Office, code: str
) -> None:
    with clock_at(MONDAY):
        assert len(ask(people, code, others.agency_id, people.agency_id)) == 2
        with pytest.raises(RefusedError):
            ask(people, code, others.agency_id)


def test_nobody_answers_for_another_agency_or_twice(
    people: Office, others: Office, code: str
) -> None:
    with clock_at(MONDAY):
        (opinion_id,) = ask(people, code, others.agency_id)
        with pytest.raises(NotYoursError):
            answer_opinion(people.specialist, code, opinion_id, answer=Answer.AGREES, text="")
        with pytest.raises(RefusedError):
            answer_opinion(others.head, code, opinion_id, answer=Answer.DISAGREES, text=" ")
        answer_opinion(others.head, code, opinion_id, answer=Answer.AGREES, text="")
        with pytest.raises((StaleError, NotYoursError)):
            answer_opinion(others.head, code, opinion_id, answer=Answer.AGREES, text="")


def test_the_asker_is_never_blocked_and_silence_is_noted(
    people: Office, others: Office, code: str
) -> None:
    with clock_at(MONDAY):
        (opinion_id,) = ask(people, code, others.agency_id)
    with clock_at(FRIDAY + timedelta(days=3)):
        with pytest.raises(RefusedError):
            close_opinion(people.specialist, code, opinion_id, reason="")
        close_opinion(people.specialist, code, opinion_id, reason="Đã quá hạn trả lời")
    assert Opinion.objects.get(id=opinion_id).answer == "silent"


def test_the_page_finds_agencies_and_keeps_what_was_typed(
    people: Office, others: Office, code: str
) -> None:
    address = f"/lam-viec/ho-so/{code}/y-kien"
    desk = at_work(people.specialist)
    with clock_at(MONDAY):
        found = desk.post(address, {"q": "uy ban", "search": "1", "question": QUESTION})
        page = found.content.decode()
        assert str(others.agency_id) in page
        assert QUESTION in page
        wrong = desk.post(address, {"question": "", "day": "08/03/2024"})
        assert wrong.status_code == 422
        sent = {"agency": str(others.agency_id), "question": QUESTION, "day": "08/03/2024"}
        assert desk.post(address, sent).status_code == 302
    assert Opinion.objects.count() == 1
