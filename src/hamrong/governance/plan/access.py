"""Who sees and does what with plans. Whatever is not allowed here does not exist for an actor.

The keeper of a plan gathers and reports; an agency carries its parts; who leads the province and
the members of the steering committee read everything; the public reads what queries for the public
give out.
"""

from enum import StrEnum
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.identity.interface import account
from hamrong.governance.plan.models import (
    Assignment,
    Edition,
    EditionState,
    Member,
    Plan,
    Report,
    Task,
)
from hamrong.governance.plan.rules.state import Part
from hamrong.kernel.actor.interface import Actor, Hat, NotYoursError, Role
from hamrong.kernel.calendar.interface import today

_WRITERS = (Role.SPECIALIST, Role.HEAD, Role.LEADER)


class Permission(StrEnum):
    """What can be done with plans."""

    READ = "plan:read"
    KEEP = "plan:keep"
    EDIT = "plan:edit"
    REPORT = "plan:report"
    SIGN_OFF = "plan:sign_off"
    APPROVE = "plan:approve"


def keeps(actor: Actor, plan: Plan) -> bool:
    """Tell whether the actor works for the plan's keeper."""
    return actor.hat is Hat.OFFICIAL and plan.keeper_id in actor.agencies(*_WRITERS)


def may_edit(actor: Actor, plan: Plan) -> bool:
    """Tell whether the actor heads or leads the plan's keeper, and so may change its content."""
    roles = (Role.HEAD, Role.LEADER)
    return actor.hat is Hat.OFFICIAL and plan.keeper_id in actor.agencies(*roles)


def may_steer(actor: Actor, plan: Plan) -> bool:
    """Tell whether the actor may seat members of the plan's committee and note its meetings."""
    return may_edit(actor, plan) or leads_province(actor)


def the_steered_plan(actor: Actor, key: str, *, lock: bool = False) -> Plan:
    """Return a plan whose committee the actor may keep, locked for the transaction if asked.

    Raises:
        NotYoursError: it does not exist, or not for this actor.
    """
    plan = the_plan(actor, key, lock=lock)
    if not may_steer(actor, plan):
        raise NotYoursError
    return plan


def leads_province(actor: Actor) -> bool:
    """Tell whether the actor is a leader of the province's People's Committee."""
    return actor.hat is Hat.OFFICIAL and directory.reach(actor.agencies(Role.LEADER)).whole


def is_member(actor: Actor, plan: Plan) -> bool:
    """Tell whether the actor is today a member of the plan's committee or its helpers."""
    if actor.hat is not Hat.OFFICIAL or actor.account_id is None:
        return False
    official = account(actor.account_id).official_id
    return official is not None and (
        Member.objects.filter(plan=plan, official_id=official, valid_from__lte=today())
        .filter(Q(valid_to__isnull=True) | Q(valid_to__gt=today()))
        .exists()
    )


def reads_all(actor: Actor, plan: Plan) -> bool:
    """Tell whether the actor sees every agency's part and report of the plan."""
    return keeps(actor, plan) or leads_province(actor) or is_member(actor, plan)


def may_report(actor: Actor, agency_id: UUID) -> bool:
    """Tell whether the actor may report in the name of an agency."""
    return actor.hat is Hat.OFFICIAL and agency_id in actor.agencies(*_WRITERS)


def may_write_report(actor: Actor, report: Report) -> bool:
    """Tell whether the actor may write an agency's report: its own, or that of one it follows."""
    return actor.hat is Hat.OFFICIAL and report.agency_id in _and_before(actor, *_WRITERS)


def may_send_report(actor: Actor, report: Report) -> bool:
    """Tell whether the actor leads the agency of a report, or the one that follows it."""
    return actor.hat is Hat.OFFICIAL and report.agency_id in _and_before(actor, Role.LEADER)


def _and_before(actor: Actor, *roles: Role) -> frozenset[UUID]:
    own = actor.agencies(*roles)
    return directory.forerunners(own) | own


def adopted() -> QuerySet[Plan]:
    """Return the plans that have ever been in force; of others nobody carries anything yet."""
    in_force = Edition.objects.filter(plan=OuterRef("pk"), state=EditionState.IN_FORCE)
    return Plan.objects.filter(Exists(in_force))


def plans_visible_to(actor: Actor) -> QuerySet[Plan]:
    """Return the plans an official may open: all, for a plan is published by decision."""
    return adopted() if actor.hat is Hat.OFFICIAL else Plan.objects.none()


def plans_edited_by(actor: Actor) -> QuerySet[Plan]:
    """Return the plans whose content the actor may change, also those never in force."""
    if actor.hat is not Hat.OFFICIAL:
        return Plan.objects.none()
    return Plan.objects.filter(keeper__in=actor.agencies(Role.HEAD, Role.LEADER))


def may_start(actor: Actor) -> tuple[UUID, ...]:
    """Return the agencies of the province the actor heads or leads, and may start a plan for.

    A plan gives tasks to agencies of every level, so agencies below the province start none.
    """
    if actor.hat is not Hat.OFFICIAL:
        return ()
    own = actor.agencies(Role.HEAD, Role.LEADER)
    return tuple(
        one.id for one in map(directory.agency, own) if one.level == directory.Level.PROVINCE
    )


def the_edited_plan(actor: Actor, key: str, *, lock: bool = False) -> Plan:
    """Return a plan whose content the actor may change, locked for the transaction if asked.

    Raises:
        NotYoursError: it does not exist, or not for this actor.
    """
    found = plans_edited_by(actor).filter(key=key).select_related("keeper")
    plan = (found.select_for_update(of=("self",)) if lock else found).first()
    if plan is None:
        raise NotYoursError
    return plan


def the_draft(actor: Actor, key: str, *, lock: bool = False) -> Edition:
    """Return the draft edition of a plan the actor may change, locked if asked.

    Raises:
        NotYoursError: there is none, or not for this actor.
    """
    plan = the_edited_plan(actor, key, lock=lock)
    found = Edition.objects.filter(plan=plan, state=EditionState.DRAFT).select_related("plan")
    draft = (found.select_for_update(of=("self",)) if lock else found).first()
    if draft is None:
        raise NotYoursError
    return draft


def the_edition(actor: Actor, key: str, number: int) -> Edition:
    """Return an edition the actor may read: what was decided of a plan that is published.

    A draft, and what was decided of a plan that has never been in force, is its editors' own.

    Raises:
        NotYoursError: it does not exist, or not for this actor.
    """
    own = plans_edited_by(actor)
    decided = Q(plan__in=plans_visible_to(actor)) & ~Q(state=EditionState.DRAFT)
    found = Edition.objects.filter(decided | Q(plan__in=own), plan__key=key, number=number)
    edition = found.select_related("plan__keeper", "file").first()
    if edition is None:
        raise NotYoursError
    return edition


def the_plan(actor: Actor, key: str, *, lock: bool = False) -> Plan:
    """Return a plan by key, locked for the transaction if asked.

    Raises:
        NotYoursError: it does not exist, or not for this actor.
    """
    found = plans_visible_to(actor).filter(key=key).select_related("keeper")
    plan = (found.select_for_update(of=("self",)) if lock else found).first()
    if plan is None:
        raise NotYoursError
    return plan


def the_task(actor: Actor, key: str, number: int, *, lock: bool = False) -> Task:
    """Return a task of a plan the actor may open; tasks themselves are published.

    Raises:
        NotYoursError: it does not exist, or not for this actor.
    """
    found = Task.objects.filter(plan=the_plan(actor, key), number=number).select_related("plan")
    task = (found.select_for_update(of=("self",)) if lock else found).first()
    if task is None:
        raise NotYoursError
    return task


def parts_visible_to(actor: Actor, plan: Plan) -> QuerySet[Assignment]:
    """Return the parts of a plan the actor may read.

    An agency sees its own, those of every task that names it as lead, and what the named lead
    reports of the tasks it takes part in; those who read all see all. One of hundreds that lead
    as members of a group sees nothing of the others.
    """
    parts = Assignment.objects.filter(task__plan=plan)
    if actor.hat is not Hat.OFFICIAL:
        return parts.none()
    if reads_all(actor, plan):
        return parts
    own = _and_before(actor)
    carried = Assignment.objects.filter(agency__in=own)
    led = carried.filter(part=Part.LEAD, is_named=True)
    return parts.filter(
        Q(agency__in=own)
        | Q(task__in=led.values("task"))
        | Q(part=Part.LEAD, is_named=True, task__in=carried.values("task"))
    )


def the_part(actor: Actor, assignment_id: UUID, *, lock: bool = False) -> Assignment:
    """Return a part the actor may read, locked for the transaction if asked.

    Raises:
        NotYoursError: it does not exist, or not for this actor.
    """
    plan = Plan.objects.filter(tasks__assignments=assignment_id).first()
    if plan is None:
        raise NotYoursError
    found = parts_visible_to(actor, plan).filter(id=assignment_id)
    found = found.select_related("task__plan", "agency")
    part = (found.select_for_update(of=("self",)) if lock else found).first()
    if part is None:
        raise NotYoursError
    return part


def reports_visible_to(actor: Actor, plan: Plan) -> QuerySet[Report]:
    """Return the reports the actor may read: the own agencies', or all for who reads all."""
    reports = Report.objects.filter(plan=plan)
    if actor.hat is not Hat.OFFICIAL:
        return reports.none()
    if reads_all(actor, plan):
        return reports
    return reports.filter(agency__in=_and_before(actor))


def the_report(actor: Actor, report_id: UUID, *, lock: bool = False) -> Report:
    """Return a report the actor may read, locked for the transaction if asked.

    Raises:
        NotYoursError: it does not exist, or not for this actor.
    """
    plan = Plan.objects.filter(reports=report_id).first()
    if plan is None:
        raise NotYoursError
    found = reports_visible_to(actor, plan).filter(id=report_id).select_related("plan", "agency")
    report = (found.select_for_update(of=("self",)) if lock else found).first()
    if report is None:
        raise NotYoursError
    return report
