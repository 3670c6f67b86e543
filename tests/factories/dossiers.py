"""A small province at work: offices with their people, a citizen, and dossiers on their way."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from tests.factories.forms import fill
from tests.factories.identity import actor_of, make_citizen, make_official_account
from tests.factories.papers import PDF
from tests.harness.snapshot import load_once

from hamrong.foundation.directory import interface as directory
from hamrong.kernel.actor.interface import Actor, Role
from hamrong.kernel.calendar.interface import today
from hamrong.kernel.process import interface as process
from hamrong.service.bundles.actions.begin import begin
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.dossiers.actions.ask_new_date import ask_new_date
from hamrong.service.dossiers.actions.ask_opinion import ask_opinion
from hamrong.service.dossiers.actions.decide import decide
from hamrong.service.dossiers.actions.draft_result import draft_result
from hamrong.service.dossiers.actions.propose_decision import propose_decision
from hamrong.service.dossiers.models import Dossier
from hamrong.service.dossiers.rules import DecisionKind, NewDateKind
from hamrong.service.forms import interface as forms
from hamrong.service.payments import interface as payments
from hamrong.service.procedures.interface import Assessment, FeeKind, Line

COMMUNE = "90101"
BIRTH, BUILDING, GUIDE, LINKED = "1.000001", "1.000002", "2.000003", "1.000004"


@dataclass(frozen=True)
class Office:
    """The people of one agency."""

    agency_id: UUID
    desk: Actor
    specialist: Actor
    head: Actor
    leader: Actor


def load_mini() -> None:
    """Load the mini pack: areas, agencies, processes, procedures, forms."""
    load_once("mini")


def office(level: str = "commune", area_code: str = COMMUNE, department: str = "") -> Office:
    """Staff the agency competent at a level for a place."""
    agency = directory.authority_for(level=level, area_code=area_code, department_short=department)
    assert agency is not None
    people = {
        role: actor_of(make_official_account(agency.id, role, full_name=f"Cán bộ {role.value}"))
        for role in (Role.ONE_STOP, Role.SPECIALIST, Role.HEAD, Role.LEADER)
    }
    return Office(agency.id, *people.values())


def citizen(name: str = "Nguyễn Văn An") -> Actor:
    """Make a citizen who can file."""
    return actor_of(make_citizen(name))


def filled_draft(actor: Actor, procedure: str = BIRTH, case: str = "") -> UUID:
    """Fill a draft completely, with all its documents."""
    draft_id = dossiers.start_filing(
        actor, procedure_code=procedure, area_code=COMMUNE, case_key=case
    )
    fill(actor, draft_id, "Xã Đồi")
    for document in dossiers.filing(actor, draft_id).uploads:
        forms.add_file(actor, draft_id, document.key, PDF, name="giay.pdf")
    return draft_id


def submitted(actor: Actor, procedure: str = BIRTH, case: str = "") -> str:
    """Submit a dossier and return its code."""
    return dossiers.submit(actor, draft_id=filled_draft(actor, procedure, case)).code


def act(actor: Actor, code: str, action: str, **inputs: Any) -> None:
    """Take an action at the step the dossier stands in."""
    matter_id = Dossier.objects.get(code=code).matter_id
    state = process.state(matter_id)
    assert state is not None
    assert state.visit_id is not None
    process.act(
        matter_id=matter_id, action=action, actor=actor, visit_id=state.visit_id, inputs=inputs
    )


def finished(people: Office, code: str) -> None:
    """Take a submitted dossier of the mini process to its issued result."""
    act(people.desk, code, "accept")
    draft_result(people.specialist, code, content="Đồng ý cấp theo đề nghị.")
    act(people.specialist, code, "propose")
    act(people.head, code, "approve")


def owing(desk: Actor, code: str) -> UUID:
    """Write down a charge of 75,000 đồng for a dossier and return the request's id."""
    line = Line("le-phi", "Lệ phí", FeeKind.CHARGE, 1, "", 1, full=75_000, amount=75_000)
    dossier = Dossier.objects.get(code=code)
    payable = payments.Payable(
        matter_id=dossier.matter_id,
        code=code,
        agency_id=dossier.receiving_id,
        payer=dossier.applicant_name,
        title=dossier.procedure_name,
    )
    owed = Assessment((line,), ())
    return payments.request_payment(desk, payable, owed, timing=payments.Timing.AFTER)


def paid(desk: Actor, code: str) -> UUID:
    """Take the same charge in cash and return the receipt's id."""
    return payments.collect(desk, owing(desk, code), method=payments.Method.CASH)


def linked(desk: Actor) -> str:
    """Hand in the set of a bundle, accept it and begin its members."""
    code = submitted(citizen("Lê Thị Sáu"), LINKED)
    act(desk, code, "accept")
    begin(Dossier.objects.get(code=code).matter_id, code=code)
    return code


def asked_for_new_date(actor: Actor, code: str, days: int = 30) -> UUID:
    """Ask for a later day and return the wish's id."""
    due_at = Dossier.objects.get(code=code).due_at
    assert due_at is not None
    day = (due_at + timedelta(days=days)).date()
    kind = NewDateKind.CHANGE
    return ask_new_date(actor, code, kind=kind, day=day, reason="Chờ xác minh")


BASIS = "Điều 19 Nghị định 61/2018/NĐ-CP"


def proposed(actor: Actor, code: str, kind: DecisionKind, reason: str = "Tranh chấp") -> UUID:
    """Propose a decision about a dossier and return its id."""
    return propose_decision(actor, code, kind, reason=reason, basis=BASIS)


def stopped(people: Office, code: str, reason: str = "Tranh chấp") -> None:
    """Stop a dossier: the specialist proposes, the head agrees."""
    asked = proposed(people.specialist, code, DecisionKind.STOP, reason)
    decide(people.head, code, asked, approve=True, note="")


def reopened(people: Office, code: str, reason: str = "Đã hòa giải") -> None:
    """Take a dossier up again: the specialist proposes, the leader agrees."""
    asked = proposed(people.specialist, code, DecisionKind.REOPEN, reason)
    decide(people.leader, code, asked, approve=True, note="")


def asked_for_opinion(actor: Actor, code: str) -> UUID:
    """Ask the actor's own agency and return the question's id."""
    dossier = Dossier.objects.get(code=code)
    (opinion_id,) = ask_opinion(
        actor,
        code,
        agency_ids=[dossier.authority_id],
        question="Có quy hoạch không?",
        day=today() + timedelta(days=9),
    )
    return opinion_id
