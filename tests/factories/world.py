"""One of everything that belongs to somebody, and everyone who tries to open it."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.test import Client
from tests.factories import dossiers as factory
from tests.factories.identity import actor_of, make_official_account
from tests.factories.keys import made_key
from tests.factories.papers import laid_by
from tests.factories.payment import differing_day, tried_online
from tests.factories.plan import declared, met, reported
from tests.factories.reception import received_visit
from tests.factories.repository import stored_paper

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.identity.models import Account
from hamrong.governance.plan.actions.open_reports import open_reports
from hamrong.governance.plan.models import Assignment, Plan, Report
from hamrong.governance.plan.queries.targets import plan_quarters
from hamrong.kernel.actor.interface import ANONYMOUS, Actor, Role
from hamrong.kernel.calendar.interface import today
from hamrong.kernel.work import interface as work
from hamrong.kernel.work.models import WorkItem
from hamrong.office.workplace.actions.bulk import Order, run_in_bulk
from hamrong.office.workplace.actions.filters import save_filter
from hamrong.office.workplace.queries.saved import saved_filters
from hamrong.office.workplace.rules import Deed
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.dossiers.models import Dossier, SubmittedFile
from hamrong.service.dossiers.rules import DecisionKind
from hamrong.service.forms import interface as forms

EVERY_ROLE = (Role.ONE_STOP, Role.SPECIALIST, Role.HEAD, Role.LEADER, Role.CLERK)


@dataclass(frozen=True)
class World:
    """One dossier and one draft of a citizen, the people at their office, and strangers."""

    code: str
    paper: UUID
    stored: UUID
    item: UUID
    wish: UUID
    opinion: UUID
    owed: UUID
    receipt: UUID
    online: UUID
    gap: UUID
    decision: UUID
    linked: str
    run: UUID
    filter: UUID
    delegation: UUID
    visit: UUID
    visit_item: UUID
    draft: UUID
    draft_file: UUID
    upload: UUID
    plan_part: UUID
    plan_evidence: UUID
    plan_report: UUID
    plan_member: UUID
    meeting: UUID
    declaration: UUID
    key: UUID
    visitors: dict[str, Actor]
    clients: dict[str, Client]


def _strangers_office() -> Actor:
    """Return someone with every role, in an agency that has nothing to do with the dossier."""
    agency = directory.authority_for(level="commune", area_code="90201")
    assert agency is not None
    return actor_of(make_official_account(agency.id, *EVERY_ROLE, full_name="Người cơ quan khác"))


def _administrator() -> Actor:
    agency = directory.authority_for(level="province", area_code="")
    assert agency is not None
    return actor_of(make_official_account(agency.id, Role.ADMINISTRATOR, full_name="Quản trị"))


def _visitors(owner: Actor, people: factory.Office) -> dict[str, Actor]:
    """Return everyone who tries: the owner, the office, strangers of every kind."""
    return {
        "anonymous": ANONYMOUS,
        "owner": owner,
        "other citizen": factory.citizen("Trần Thị Bưởi"),
        "desk": people.desk,
        "specialist": people.specialist,
        "head": people.head,
        "leader": people.leader,
        "another agency": _strangers_office(),
        "administrator": _administrator(),
    }


def make_world() -> World:
    """Make one of everything that belongs to somebody, and everyone who tries to open it."""
    factory.load_mini()
    people, owner = factory.office(), factory.citizen()
    code = factory.submitted(owner)
    factory.act(people.desk, code, "accept")
    dossiers.draft_result(people.specialist, code, content="Đồng ý.")
    draft = factory.filled_draft(owner, factory.BIRTH)
    dossier = Dossier.objects.get(code=code)
    files = forms.draft(owner, draft).files
    visitors = _visitors(owner, people)
    item = WorkItem.objects.get(matter_id=dossier.matter_id, ended_at__isnull=True).id
    visit, visit_item = received_visit(people.desk)
    receipt, owed = factory.paid(people.desk, code), factory.owing(people.desk, code)
    return World(
        code=code,
        decision=factory.proposed(people.specialist, code, DecisionKind.STOP),
        opinion=factory.asked_for_opinion(people.specialist, code),
        receipt=receipt,
        online=tried_online(owner, owed),
        gap=differing_day(people.agency_id, code),
        linked=factory.linked(people.desk),
        owed=owed,
        **_desk_s_own(people),
        visit=visit,
        visit_item=visit_item,
        stored=stored_paper(owner),
        wish=factory.asked_for_new_date(people.specialist, code),
        paper=SubmittedFile.objects.filter(dossier=dossier).values_list("file_id", flat=True)[0],
        item=item,
        draft=draft,
        draft_file=next(iter(files.values()))[0].id,
        upload=laid_by(owner, draft),
        **_of_the_plan(people),
        declaration=declared(people.specialist, people.agency_id),
        key=made_key(visitors["administrator"], people.head, people.agency_id),
        visitors=visitors,
        clients={name: _client(actor) for name, actor in visitors.items()},
    )


def _of_the_plan(people: factory.Office) -> dict[str, UUID]:
    """Make the office's part of a task, with a report and what shows it."""
    part = Assignment.objects.get(task__number=3, agency_id=people.agency_id)
    evidence = reported(people.specialist, part)
    plan = Plan.objects.get(tasks__assignments=part.id)
    open_reports(plan, plan_quarters(plan)[-1])
    report = Report.objects.get(agency_id=people.agency_id)
    member, meeting = met(plan)
    return {
        "plan_part": part.id,
        "plan_evidence": evidence,
        "plan_report": report.id,
        "plan_member": member,
        "meeting": meeting,
    }


def _desk_s_own(people: factory.Office) -> dict[str, UUID]:
    """Make what belongs to the desk alone: a filter, an order, an absence."""
    desk, deputy = people.desk, people.specialist
    assert desk.account_id is not None
    assert deputy.account_id is not None
    save_filter(desk, name="Của quầy", query="han=qua", is_default=False)
    return {
        "filter": saved_filters(desk)[0].id,
        "run": run_in_bulk(desk, Order(Deed.CLAIM, "Nhận việc"), [], []),
        "delegation": work.delegate(
            desk,
            absent=work.Person(desk.account_id, desk.name),
            deputy=work.Person(deputy.account_id, deputy.name),
            agency_id=people.agency_id,
            leave=work.Leave(today() + timedelta(days=30), today() + timedelta(days=31)),
            reason="Nghỉ phép",
        ),
    }


def _client(actor: Actor) -> Client:
    client = Client(raise_request_exception=True)
    if actor.account_id is not None:
        client.force_login(Account.objects.get(id=actor.account_id))
    return client
