"""Who stands in for whom is named wherever somebody answers for a dossier."""

from datetime import datetime, timedelta

import pytest
from tests.factories.dossiers import Office, act, citizen, office, submitted

from hamrong.foundation.identity import interface as identity
from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.calendar.interface import VIETNAM, clock_at
from hamrong.kernel.jobs.interface import run_pending
from hamrong.kernel.work import interface as work
from hamrong.kernel.work.models import WorkItem
from hamrong.service.dossiers.actions.apologise import apologise
from hamrong.service.dossiers.actions.check_documents import check_documents
from hamrong.service.dossiers.actions.deliver_apology import deliver_apology
from hamrong.service.dossiers.models import DocumentCheck, Dossier, Slip
from hamrong.service.dossiers.rules import Found

MONDAY = datetime(2024, 3, 4, 9, tzinfo=VIETNAM)


@pytest.fixture
def people() -> Office:
    return office()


def stands_in(absent: Actor, deputy: Actor, people: Office) -> Actor:
    """Name a deputy for a month from that Monday, and return them with what they may do now."""
    assert absent.account_id is not None
    assert deputy.account_id is not None
    work.delegate(
        absent,
        absent=work.Person(absent.account_id, absent.name),
        deputy=work.Person(deputy.account_id, deputy.name),
        agency_id=people.agency_id,
        leave=work.Leave(MONDAY.date(), MONDAY.date() + timedelta(days=30)),
        reason="Nghỉ phép",
    )
    return identity.actor_for(deputy.account_id)


def test_the_counter_names_the_deputy_and_for_whom(people: Office) -> None:
    with clock_at(MONDAY):
        deputy = stands_in(people.desk, people.specialist, people)
        code = submitted(citizen())
        check_documents(deputy, code, found=[Found(key="giay-chung-sinh", original=1)])
        act(deputy, code, "request_supplement", reason="Mờ")
        run_pending()
    both = "Cán bộ specialist (thay mặt Cán bộ one_stop)"
    assert DocumentCheck.objects.get().checked_by == both
    assert Slip.objects.get(kind="supplement").data["officer"] == both


def test_an_apology_names_who_answers_for_handler_and_leader_today(people: Office) -> None:
    with clock_at(MONDAY):
        code = submitted(citizen())
        act(people.desk, code, "accept")
        item = WorkItem.objects.get(ended_at__isnull=True)
        work.claim(people.specialist, item.id)
        stands_in(people.specialist, people.head, people)
        stands_in(people.leader, people.head, people)
    dossier = Dossier.objects.get(code=code)
    with clock_at(MONDAY + timedelta(days=3)):
        assert apologise(dossier.id)
        run_pending()
    letter = Slip.objects.get(kind="apology").data
    assert "do Cán bộ head (thay mặt Cán bộ specialist) xử lý" in letter["reason"]
    assert letter["officer"] == "Cán bộ head (thay mặt Cán bộ leader)"


def test_who_gives_the_letter_for_an_absent_colleague_is_written_down(people: Office) -> None:
    with clock_at(MONDAY):
        code = submitted(citizen())
        act(people.desk, code, "accept")
        deputy = stands_in(people.desk, people.specialist, people)
    dossier = Dossier.objects.get(code=code)
    Dossier.objects.filter(id=dossier.id).update(
        applicant=None, applicant_mail="", applicant_phone=""
    )
    with clock_at(MONDAY + timedelta(days=3)):
        deliver_apology(deputy, code, how="Đưa thư tại quầy")
    letter = dossier.apologies.get()
    assert letter.delivered_by == "Cán bộ specialist (thay mặt Cán bộ one_stop)"
