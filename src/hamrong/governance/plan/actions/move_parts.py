"""A reorganisation hands the parts of agencies that end to their heirs."""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from django.db.models import Count, F, Max

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.reorganisation.interface import About, Handover
from hamrong.governance.plan import events
from hamrong.governance.plan.actions.assign import give
from hamrong.governance.plan.actions.open_items import open_items
from hamrong.governance.plan.models import Assignment
from hamrong.governance.plan.rules.parties import Party
from hamrong.governance.plan.rules.state import Part, State, joined
from hamrong.kernel.timeline.interface import record
from hamrong.kernel.work import interface as work


def count_parts(agency_ids: Collection[UUID]) -> Mapping[UUID, int]:
    """Count the parts that agencies carry."""
    rows = Assignment.objects.filter(agency__in=agency_ids, valid_to=None)
    return dict(rows.values_list("agency_id").annotate(n=Count("id")).order_by())


def some_parts(agency_ids: Collection[UUID], limit: int, skip: Collection[UUID]) -> Sequence[UUID]:
    """Return some parts that agencies carry."""
    rows = Assignment.objects.filter(agency__in=agency_ids, valid_to=None).exclude(id__in=skip)
    return list(rows.order_by("id").values_list("id", flat=True)[:limit])


def move_part(part_id: UUID, handover: Handover) -> None:
    """Hand a part to the heir of its agency; what was reported stays readable behind the heir's.

    Where the heir carries the task already, the two become one: the more binding capacity, the
    steps of both, and a state that is finished only if both were. A part that has gone is left.
    """
    part = (
        Assignment.objects.select_for_update(of=("self",))
        .select_related("task", "agency")
        .filter(id=part_id, valid_to=None)
        .first()
    )
    if part is None:
        return
    heir_id = handover.guide.choose(part.agency_id, About(part.id)).agency_id
    if heir_id == part.agency_id:
        return
    carried = Assignment.objects.select_for_update().filter(
        task=part.task, agency=heir_id, party=part.party, valid_to=None
    )
    heir = carried.first()
    if heir is None:
        party = Party(heir_id, Part(part.part), part.party, is_named=part.is_named)
        heir = give(part.task, party, on=handover.on)
        _say(heir, (State(part.state), part.percent))
    else:
        _join(heir, part)
    _hand_on(part, heir, handover)


def _join(heir: Assignment, part: Assignment) -> None:
    if Part.LEAD in {heir.part, part.part}:
        heir.part = Part.LEAD
    heir.is_named = heir.is_named or part.is_named
    _say(heir, joined((State(heir.state), heir.percent), (State(part.state), part.percent)))


def _say(heir: Assignment, standing: tuple[State, int]) -> None:
    heir.state, heir.percent = standing
    heir.revision += 1
    heir.save()


def _hand_on(part: Assignment, heir: Assignment, handover: Handover) -> None:
    """Close the part of the agency that ended, and open what waits at the heir's."""
    days = [day for day in (part.own_due_on, heir.own_due_on) if day is not None]
    reports = [at for at in (part.reported_at, heir.reported_at) if at is not None]
    heir.own_due_on = min(days, default=None)
    heir.reported_at = max(reports, default=None)
    heir.save(update_fields=["own_due_on", "reported_at"])
    last = heir.steps.aggregate(last=Max("place"))["last"]
    shift = 0 if last is None else last + 1
    part.steps.update(assignment=heir, place=F("place") + shift)
    part.valid_to = max(handover.on, part.valid_from)
    part.successor = heir
    part.save(update_fields=["valid_to", "successor"])
    work.cancel(part.matter_id)
    if heir.state != State.DONE:
        open_items(part.task_id, only=heir.id)
    told = events.PartMoved(part.agency.name, directory.agency(heir.agency_id).name)
    for matter_id, agency_id in (
        (part.matter_id, part.agency_id),
        (heir.matter_id, heir.agency_id),
    ):
        record(matter_id, told, actor=handover.actor, agency_id=agency_id)
