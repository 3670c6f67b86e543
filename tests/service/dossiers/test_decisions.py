"""Stopping and taking up again: drafted by one with reason and article, decided by another."""

import io
from datetime import datetime, timedelta

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.desk import at_work
from tests.factories.dossiers import (
    BASIS,
    Office,
    act,
    citizen,
    office,
    proposed,
    reopened,
    stopped,
    submitted,
)

from hamrong.foundation.issuance import interface as issuance
from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError, Role, StaleError
from hamrong.kernel.calendar.interface import VIETNAM, clock_at
from hamrong.kernel.files import interface as files
from hamrong.kernel.jobs.interface import run_pending
from hamrong.kernel.notify.models import Message
from hamrong.kernel.process import interface as process
from hamrong.kernel.work.models import WorkItem
from hamrong.service.dossiers.actions.decide import decide
from hamrong.service.dossiers.models import Decision, Dossier, Slip
from hamrong.service.dossiers.rules import DecisionKind, State, deciding_role, may_be_decided

MONDAY = datetime(2024, 3, 4, 9, tzinfo=VIETNAM)
STOP, REOPEN = DecisionKind.STOP, DecisionKind.REOPEN


@pytest.fixture
def people() -> Office:
    return office()


@pytest.fixture
def owner() -> Actor:
    return citizen()


@pytest.fixture
def code(people: Office, owner: Actor) -> str:
    """A dossier accepted on a Monday, in the hands of the specialist."""
    with clock_at(MONDAY):
        made = submitted(owner)
        act(people.desk, made, "accept")
    return made


def the(code: str) -> Dossier:
    return Dossier.objects.get(code=code)


@given(st.sampled_from(State))
def test_nothing_can_be_stopped_and_taken_up_at_once(state: State) -> None:
    assert not (may_be_decided(STOP, state) and may_be_decided(REOPEN, state))


@given(
    kind=st.sampled_from(DecisionKind),
    roles=st.frozensets(st.sampled_from([Role.SPECIALIST, Role.HEAD, Role.LEADER])),
    has_head=st.booleans(),
)
def test_a_proposal_never_goes_to_a_lone_proposer_and_always_to_someone(
    *, kind: DecisionKind, roles: frozenset[Role], has_head: bool
) -> None:
    found = deciding_role(kind, asker=roles, has_head=has_head)
    assert found in {Role.HEAD, Role.LEADER}
    if len(roles) == 1 and has_head:
        assert found not in roles
    assert has_head or found is Role.LEADER


def test_a_proposal_changes_nothing_until_the_head_agrees(people: Office, code: str) -> None:
    with clock_at(MONDAY):
        asked = proposed(people.specialist, code, STOP)
        assert the(code).state == "accepted"
        item = WorkItem.objects.get(kind="dossiers.decision", ended_at__isnull=True)
        assert item.role == Role.HEAD
        for other in (people.specialist, people.desk):
            with pytest.raises(NotYoursError):
                decide(other, code, asked, approve=True, note="")
        decide(people.head, code, asked, approve=True, note="")
        with pytest.raises(StaleError):
            decide(people.leader, code, asked, approve=True, note="")
    assert the(code).state == "stopped"
    state = process.state(the(code).matter_id)
    assert state is not None
    assert state.end == "stopped"
    open_items = WorkItem.objects.filter(matter_id=the(code).matter_id, ended_at__isnull=True)
    assert not open_items.exists()


def test_the_paper_has_a_number_of_the_register_and_can_be_checked_and_read(
    people: Office, owner: Actor, code: str
) -> None:
    with clock_at(MONDAY):
        stopped(people, code, "Đất đang tranh chấp")
        run_pending()
    slip = Slip.objects.get(dossier__code=code, kind="stop")
    assert slip.number == "1/2024/DGQ"
    assert issuance.check(slip.check_code).number == slip.number
    _stored, handle = files.open_file(slip.file_id)
    with handle:
        text = pypdf.PdfReader(io.BytesIO(handle.read())).pages[0].extract_text()
    text = " ".join(text.split())
    for words in ("Số: 1/2024/DGQ", "Đất đang tranh chấp", BASIS, "Cán bộ head", code):
        assert words in text
    assert Message.objects.filter(template="dossiers.stopped").count() == 1
    page = at_work(owner).get(f"/ca-nhan/ho-so/{code}").content.decode()
    assert "Thông báo dừng giải quyết" in page
    assert "Quyết định số 1/2024/DGQ" in page


def test_who_waits_for_the_applicant_is_stopped_too(people: Office, code: str) -> None:
    with clock_at(MONDAY):
        act(people.specialist, code, "request_supplement", reason="Thiếu trích lục")
    with clock_at(MONDAY + timedelta(days=40)):
        stopped(people, code, "Quá lâu không bổ sung")
    assert the(code).state == "stopped"
    assert the(code).supplements.get().dropped


def test_a_refused_proposal_says_why_and_leaves_everything(people: Office, code: str) -> None:
    asked = proposed(people.specialist, code, STOP)
    with pytest.raises(RefusedError):
        decide(people.head, code, asked, approve=False, note=" ")
    decide(people.head, code, asked, approve=False, note="Còn xử lý được")
    row = Decision.objects.get(id=asked)
    assert (row.approved, row.number) == (False, "")
    assert the(code).state == "accepted"
    page = at_work(people.specialist).get(f"/lam-viec/ho-so/{code}").content.decode()
    assert "Còn xử lý được" in page


def test_a_mere_step_does_not_stop(people: Office, code: str) -> None:
    with pytest.raises(RefusedError):
        act(people.specialist, code, "stop", reason="Tự dừng")
    page = at_work(people.specialist).get(f"/lam-viec/ho-so/{code}").content.decode()
    assert f"/lam-viec/ho-so/{code}/buoc/stop" not in page
    assert f"/lam-viec/ho-so/{code}/dung-giai-quyet" in page


def test_reason_article_and_one_proposal_at_a_time(people: Office, code: str) -> None:
    address = f"/lam-viec/ho-so/{code}/dung-giai-quyet"
    client = at_work(people.specialist)
    assert client.post(address, {"reason": "", "basis": BASIS}).status_code == 422
    assert client.post(address, {"reason": "Tranh chấp", "basis": ""}).status_code == 422
    assert client.post(address, {"reason": "Tranh chấp", "basis": BASIS}).status_code == 302
    again = client.post(address, {"reason": "Lần nữa", "basis": BASIS})
    assert again.status_code == 422
    assert "Lần nữa" in again.content.decode()


def test_pages_lead_from_the_inbox_to_the_decision(people: Office, code: str) -> None:
    proposed(people.specialist, code, STOP)
    item = WorkItem.objects.get(kind="dossiers.decision", ended_at__isnull=True)
    mine = at_work(people.specialist).get(item.link).content.decode()
    assert "người đề nghị không tự duyệt" in mine
    head = at_work(people.head)
    assert BASIS in head.get(item.link).content.decode()
    assert head.post(item.link, {"decision": "approve", "note": ""}).status_code == 302
    late = at_work(people.leader).post(item.link, {"decision": "refuse", "note": "Không nên"})
    assert late.status_code == 409
    assert "Không nên" in late.content.decode()


def test_a_stopped_dossier_goes_on_by_decision_and_nobody_is_late_by_it(
    people: Office, code: str
) -> None:
    before = the(code).due_at
    with clock_at(MONDAY + timedelta(hours=1)):
        stopped(people, code)
    with clock_at(MONDAY + timedelta(days=14)):
        reopened(people, code)
        with pytest.raises(RefusedError):
            proposed(people.specialist, code, REOPEN)
        state = process.state(the(code).matter_id)
        page = at_work(people.leader).get(f"/lam-viec/ho-so/{code}").content.decode()
    after = the(code)
    assert after.state == "processing"
    assert state is not None
    assert state.step_key == "handling"
    assert before is not None
    assert after.due_at is not None
    assert after.due_at > before + timedelta(days=12)
    assert WorkItem.objects.filter(matter_id=after.matter_id, ended_at__isnull=True).count() == 1
    assert "Mở lại hồ sơ theo Quyết định số 1/2024/MLHS" in page


def test_a_refused_dossier_goes_on_at_the_desk_which_may_propose_it(people: Office) -> None:
    with clock_at(MONDAY):
        code = submitted(citizen())
        act(people.desk, code, "refuse", reason="Không đúng nơi")
        sent = {"reason": "Tiếp nhận lại", "basis": BASIS}
        answer = at_work(people.desk).post(f"/lam-viec/ho-so/{code}/mo-lai", sent)
        assert answer.status_code == 302
        item = WorkItem.objects.get(kind="dossiers.decision", ended_at__isnull=True)
        assert item.role == Role.LEADER
        decide(people.leader, code, Decision.objects.get().id, approve=True, note="")
        act(people.desk, code, "accept")
    assert the(code).state == "accepted"


def test_a_withdrawal_overtakes_a_proposal(people: Office, owner: Actor, code: str) -> None:
    asked = proposed(people.specialist, code, STOP)
    act(owner, code, "withdraw")
    with pytest.raises(RefusedError):
        decide(people.head, code, asked, approve=True, note="")
    proposed(people.specialist, code, REOPEN)
    assert Decision.objects.get(id=asked).approved is False
