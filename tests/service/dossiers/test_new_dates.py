"""Dates change only by two people and stay on record; a missed one is apologised for by itself."""

from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, transaction
from icalendar import Calendar
from tests.factories.desk import at_work
from tests.factories.dossiers import Office, act, citizen, office, submitted
from tests.factories.identity import actor_of

from hamrong.foundation.identity.interface import Account
from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError, Role
from hamrong.kernel.calendar.interface import VIETNAM, clock_at, now
from hamrong.kernel.jobs.interface import run_pending
from hamrong.kernel.notify.models import Message
from hamrong.kernel.text.interface import format_time
from hamrong.kernel.work.models import WorkItem
from hamrong.service.dossiers.actions.apologise import apologise, enqueue_apologies
from hamrong.service.dossiers.actions.ask_new_date import ask_new_date
from hamrong.service.dossiers.actions.decide_new_date import decide_new_date
from hamrong.service.dossiers.actions.deliver_apology import deliver_apology
from hamrong.service.dossiers.actions.remind_heads import remind_heads
from hamrong.service.dossiers.actions.stop_clock import stop_clock
from hamrong.service.dossiers.models import Apology, Dossier, NewDateRequest, Promise, Slip
from hamrong.service.dossiers.queries.appointment import appointment_file
from hamrong.service.dossiers.queries.listing import ListFilter
from hamrong.service.dossiers.queries.lookup import look_up
from hamrong.service.dossiers.queries.mine import my_dossiers
from hamrong.service.dossiers.queries.page import dossier_view
from hamrong.service.dossiers.queries.panels import call_for
from hamrong.service.dossiers.queries.timing import Timing, timing
from hamrong.service.dossiers.rules import NewDateKind, StopKind

MONDAY = datetime(2024, 3, 4, 9, tzinfo=VIETNAM)


@pytest.fixture
def people() -> Office:
    return office()


@pytest.fixture
def code(people: Office) -> str:
    """A dossier accepted on a Monday, in the hands of the specialist."""
    with clock_at(MONDAY):
        made = submitted(citizen())
        act(people.desk, made, "accept")
    return made


def the(code: str) -> Dossier:
    return Dossier.objects.get(code=code)


def timing_of(actor: Actor, code: str) -> Timing:
    return timing(call_for(actor, dossier_view(actor, code)))


def ask(actor: Actor, code: str, kind: NewDateKind = NewDateKind.EXTENSION, days: int = 10) -> str:
    day = the(code).due_at
    assert day is not None
    return str(
        ask_new_date(
            actor, code, kind=kind, day=(day + timedelta(days=days)).date(), reason="Chờ xác minh"
        )
    )


def decide(actor: Actor, code: str, *, approve: bool = True, note: str = "") -> None:
    wish = NewDateRequest.objects.filter(dossier__code=code).get(decided_at=None)
    decide_new_date(actor, code, wish.id, approve=approve, note=note)


def test_an_extension_counts_only_after_a_second_person_agreed(people: Office, code: str) -> None:
    before = the(code).due_at
    with clock_at(MONDAY):
        ask(people.specialist, code)
        assert the(code).due_at == before
        with pytest.raises(NotYoursError):
            decide(people.specialist, code)
        decide(people.head, code)
    after = the(code)
    assert before is not None
    assert after.due_at is not None
    assert after.due_at > before
    kept = list(Promise.objects.filter(dossier=after).order_by("number"))
    assert [one.kind for one in kept] == ["term", "extended"]
    assert kept[0].due_at == before
    assert not WorkItem.objects.filter(kind="dossiers.new_date", ended_at__isnull=True).exists()


def test_the_head_cannot_decide_a_wish_of_their_own(people: Office, code: str) -> None:
    with clock_at(MONDAY):
        ask(people.head, code)
        with pytest.raises(NotYoursError):
            decide(people.head, code)
        decide(people.leader, code)
    assert Promise.objects.filter(dossier__code=code, kind="extended").exists()


def test_a_second_change_needs_the_leader(people: Office, code: str) -> None:
    with clock_at(MONDAY):
        ask(people.specialist, code)
        decide(people.head, code)
        ask(people.specialist, code, days=5)
        with pytest.raises(NotYoursError):
            decide(people.head, code)
        decide(people.leader, code)
    assert Promise.objects.filter(dossier__code=code).count() == 3


def test_an_extension_after_the_time_is_refused_a_change_is_not_but_stays_late(
    people: Office, code: str
) -> None:
    due = the(code).due_at
    assert due is not None
    with clock_at(due + timedelta(days=1)):
        with pytest.raises(RefusedError):
            ask(people.specialist, code)
        ask(people.specialist, code, NewDateKind.CHANGE)
        decide(people.head, code)
        page = at_work(people.specialist).get(f"/lam-viec/ho-so/{code}").content.decode()
    assert the(code).missed_at == due
    assert "Quá hạn" in page


def test_promises_cannot_be_rewritten_in_the_database(code: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Promise.objects.filter(dossier__code=code).update(due_at=MONDAY)


def test_nobody_asks_for_another_office_and_not_twice(people: Office, code: str) -> None:
    elsewhere = office(level="district").specialist
    with clock_at(MONDAY):
        with pytest.raises(NotYoursError):
            ask(elsewhere, code)
        with pytest.raises(NotYoursError):
            ask(people.desk, code)
        ask(people.specialist, code)
        with pytest.raises(RefusedError):
            ask(people.head, code)


def test_refusing_a_wish_needs_a_reason_and_changes_nothing(people: Office, code: str) -> None:
    before = the(code).due_at
    with clock_at(MONDAY):
        ask(people.specialist, code)
        with pytest.raises(RefusedError):
            decide(people.head, code, approve=False)
        decide(people.head, code, approve=False, note="Còn đủ thời gian")
    assert the(code).due_at == before


def test_an_apology_makes_and_sends_itself_once(people: Office, code: str) -> None:
    due = the(code).due_at
    assert due is not None
    with clock_at(due + timedelta(hours=1)):
        assert enqueue_apologies() == 1
        run_pending()
        assert enqueue_apologies() == 0
        assert not apologise(the(code).id)
        found = timing_of(people.specialist, code)
    letter = Apology.objects.get(dossier__code=code)
    assert "Thụ lý" in letter.reason
    assert letter.promised > due
    assert the(code).due_at == due
    assert Slip.objects.filter(dossier__code=code, kind="apology").count() == 1
    assert Message.objects.filter(template="dossiers.apology").count() == 1
    assert [one.missed for one in found.apologies] == [due]


def test_the_day_promised_with_an_apology_stands_wherever_the_applicant_looks(
    people: Office, code: str
) -> None:
    dossier = the(code)
    assert dossier.due_at is not None
    owner = actor_of(Account.objects.get(id=dossier.applicant_id))
    first = appointment_file(owner, code)
    with clock_at(dossier.due_at + timedelta(hours=1)):
        apologise(dossier.id)
        promised = Apology.objects.get().promised
        said = format_time(promised)
        found = look_up(code, dossier.applicant_phone)
        assert found is not None
        assert any(said in step.title for step in found.way)
        (mine,) = my_dossiers(owner, ListFilter()).rows
        view = dossier_view(owner, code)
        assert any(said in entry.title for entry in view.entries)
        assert found.promised_at == mine.promised_at == view.promised_at == promised
        for address in ("/ca-nhan/", f"/ca-nhan/ho-so/{code}"):
            assert said in at_work(owner).get(address).content.decode()
        (before,), (after,) = (
            Calendar.from_ical(one).walk("VEVENT") for one in (first, appointment_file(owner, code))
        )
        assert after["dtstart"].dt == promised
        assert after["sequence"] > before["sequence"]
        with transaction.atomic():
            stop_clock(the(code), StopKind.FEE, reason="Chờ", actor=people.desk, at=now())
        assert dossier_view(owner, code).promised_at is None


def test_who_could_not_be_told_is_before_the_head_each_morning(people: Office, code: str) -> None:
    Dossier.objects.filter(code=code).update(applicant=None, applicant_mail="", applicant_phone="")
    due = the(code).due_at
    assert due is not None
    with clock_at(due + timedelta(days=1)):
        apologise(the(code).id)
        assert remind_heads() == 1
        assert remind_heads() == 0
        item = WorkItem.objects.get(kind="dossiers.no_apology")
        assert item.role == Role.HEAD.value
        assert at_work(people.head).get(item.link).status_code == 200
        with pytest.raises(RefusedError):
            deliver_apology(people.head, code, how=" ")
        deliver_apology(people.head, code, how="Đưa thư tại nhà")
        assert remind_heads() == 0
    item.refresh_from_db()
    assert item.done


def test_the_pages_lead_through_the_whole_way(people: Office, code: str) -> None:
    address = f"/lam-viec/ho-so/{code}/ngay-hen"
    with clock_at(MONDAY):
        page = at_work(people.specialist).get(f"/lam-viec/ho-so/{code}").content.decode()
        assert address in page
        wrong = at_work(people.specialist).post(address, {"kind": "extension", "day": "31/02/2024"})
        assert wrong.status_code == 422
        sent = {"kind": "extension", "day": "29/03/2024", "reason": "Chờ xác minh"}
        assert at_work(people.specialist).post(address, sent).status_code == 302
        wish = NewDateRequest.objects.get(dossier__code=code)
        decision = f"{address}/{wish.id}"
        assert "Đồng ý, báo người nộp" in at_work(people.head).get(decision).content.decode()
        assert at_work(people.specialist).post(decision, {"decision": "approve"}).status_code == 404
        at_work(people.head).post(decision, {"decision": "approve"})
        run_pending()
        shown = at_work(people.head).get(f"/lam-viec/ho-so/{code}").content.decode()
    assert "Phiếu hẹn lại ngày trả kết quả" in shown
    assert "17:00 29/03/2024" in shown


def test_a_financial_obligation_stops_the_clock_until_its_proof(people: Office, code: str) -> None:
    before = the(code).due_at
    with clock_at(MONDAY + timedelta(hours=1)):
        act(people.specialist, code, "ask_financial", reason="Lệ phí trước bạ 500.000 đồng")
    assert the(code).state == "financial"
    with clock_at(MONDAY + timedelta(days=7)):
        act(people.desk, code, "financial_met", proof="Giấy nộp tiền 0012")
        found = timing_of(people.specialist, code)
    after = the(code)
    assert after.state == "processing"
    assert before is not None
    assert after.due_at is not None
    assert after.due_at > before
    assert [(stop.kind, bool(stop.basis)) for stop in found.stops] == [("financial", True)]
    assert [one.kind for one in found.promises] == ["term", "stops"]
