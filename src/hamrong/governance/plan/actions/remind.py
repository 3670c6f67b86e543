"""Each morning: agencies hear of what is due, the committee of what has long been."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from hamrong.foundation.identity import interface as identity
from hamrong.governance.plan import events
from hamrong.governance.plan.models import Assignment, Member, Plan
from hamrong.governance.plan.queries.parts import standing_of
from hamrong.governance.plan.rules.reminding import Stage, stage_on
from hamrong.governance.plan.rules.state import State
from hamrong.kernel.actor.interface import SYSTEM, Role
from hamrong.kernel.calendar.interface import today
from hamrong.kernel.notify import interface as notify
from hamrong.kernel.text.interface import format_date
from hamrong.kernel.timeline.interface import record

REMINDED, ESCALATED = "plan.reminded", "plan.escalated"
_MOST_TOLD, _MOST_NAMED = 20, 5


def remind() -> int:
    """Tell agencies and committees what is newly near or late, and return how many parts.

    Each stage of the same day is told once, all of an agency's in one message.
    """
    told: list[UUID] = []
    for agency_id, part_ids in _newly_near().items():
        told += _tell_agency(agency_id, part_ids)
    for plan in Plan.objects.filter(tasks__assignments__in=told).distinct():
        _tell_committee(plan, told)
    return len(told)


def _open_parts() -> Iterable[Assignment]:
    parts = Assignment.objects.filter(valid_to=None, task__ended_on=None).exclude(state=State.DONE)
    return parts.select_related("task__plan", "task__condition", "agency")


def _stage(part: Assignment) -> Stage:
    standing = standing_of(part)
    return Stage.FAR if standing.is_waited_for else stage_on(standing.due_on, today())


def _is_new(part: Assignment) -> bool:
    due_on = standing_of(part).due_on
    known = part.told_stage if part.told_due_on == due_on else Stage.FAR
    return _stage(part) > known


def _newly_near() -> dict[UUID, list[UUID]]:
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for part in _open_parts():
        if _is_new(part):
            found[part.agency_id].append(part.id)
    return found


@transaction.atomic
def _tell_agency(agency_id: UUID, part_ids: Sequence[UUID]) -> list[UUID]:
    locked = Assignment.objects.filter(id__in=part_ids).select_for_update(of=("self",))
    parts = [
        part
        for part in locked.select_related("task__plan", "task__condition", "agency").order_by(
            "task__number", "id"
        )
        if _is_new(part)
    ]
    for part in parts:
        part.told_stage, part.told_due_on = _stage(part), standing_of(part).due_on
        part.save(update_fields=["told_stage", "told_due_on"])
        fact = events.PartReminded(Stage(part.told_stage).name.lower(), _day(part))
        record(part.matter_id, fact, actor=SYSTEM, agency_id=agency_id)
    if parts:
        _send(REMINDED, _reporters(agency_id), parts, str(agency_id))
    return [part.id for part in parts]


@transaction.atomic
def _tell_committee(plan: Plan, told: Sequence[UUID]) -> None:
    late = Assignment.objects.filter(
        id__in=told, task__plan=plan, told_stage=Stage.ESCALATED
    ).select_related("task__plan", "task__condition", "agency")
    parts = list(late.order_by("task__number", "agency__code", "id"))
    if not parts:
        return
    fact = events.PartsEscalated(len(parts))
    record(plan.matter_id, fact, actor=SYSTEM, agency_id=plan.keeper_id)
    members = Member.objects.filter(plan=plan, valid_from__lte=today(), official__isnull=False)
    members = members.filter(Q(valid_to=None) | Q(valid_to__gt=today()))
    officials = members.values_list("official_id", flat=True)
    _send(ESCALATED, identity.accounts_of(officials), parts, str(plan.id))


def _send(template: str, accounts: Iterable[UUID], parts: Sequence[Assignment], whom: str) -> None:
    named = "; ".join(
        f"{part.task.number}. {part.task.title} – {part.party or part.agency.short_name}"
        f" ({_day(part)})"
        for part in parts[:_MOST_NAMED]
    )
    more = len(parts) - _MOST_NAMED
    data = {
        "count": len(parts),
        "plan": parts[0].task.plan.title,
        "named": f"{named}; … (+{more})" if more > 0 else named,
    }
    for account_id in dict.fromkeys(accounts):
        notify.send(
            account_id=account_id,
            template=template,
            data=data,
            matter_id=parts[0].task.plan.matter_id,
            key=f"{template}:{whom}:{today()}:{account_id}",
        )


def _day(part: Assignment) -> str:
    due_on = standing_of(part).due_on
    return format_date(due_on) if due_on else ""


def _reporters(agency_id: UUID) -> list[UUID]:
    """Return who would report: the specialists of the agency, its head or leader without any."""
    for role in (Role.SPECIALIST, Role.HEAD, Role.LEADER):
        found = identity.holders(agency_id, role)
        if found:
            return [one.id for one in found[:_MOST_TOLD]]
    return []
