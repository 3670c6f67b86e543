"""How long a matter stayed where."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.process.models import ProcessInstance, Visit
from hamrong.kernel.process.queries.definitions import definition_of
from hamrong.kernel.process.queries.state import (
    ActionChoice,
    ProcessState,
    StepView,
    agency_of,
    choices_of,
    line_of,
    standing_of,
)
from hamrong.kernel.work.interface import is_taken


@dataclass(frozen=True)
class VisitView:
    """One stay in a step; `allowed` are working minutes, None without a limit."""

    step_key: str
    step_name: str
    agency_id: UUID | None
    waits: bool
    allowed: int | None
    entered_at: datetime
    left_at: datetime | None
    due_at: datetime | None
    actor_id: UUID | None


@dataclass(frozen=True)
class Overview:
    """Where a matter stands and stood, and what one actor may do now; empty without a process."""

    state: ProcessState | None = None
    choices: tuple[ActionChoice, ...] = ()
    steps: tuple[StepView, ...] = ()
    visits: tuple[VisitView, ...] = ()


def overview(matter_id: UUID, actor: Actor) -> Overview:
    """Return all about a matter's way at once. Two queries, and one for an official.

    Nothing can be done by an official while a colleague has the item.
    """
    instance = ProcessInstance.objects.filter(matter_id=matter_id).first()
    if instance is None:
        return Overview()
    stays = list(Visit.objects.filter(instance=instance).order_by("entered_at", "id"))
    visit = next((v for v in stays if v.left_at is None), None)
    return Overview(
        state=standing_of(instance, visit),
        choices=() if visit and _is_taken(visit, actor) else choices_of(actor, instance),
        steps=tuple(line_of(instance, stays)),
        visits=tuple(_view(instance, visit) for visit in stays),
    )


def _is_taken(visit: Visit, actor: Actor) -> bool:
    return bool(visit.work_item_id and is_taken(actor, visit.work_item_id))


def _view(instance: ProcessInstance, visit: Visit) -> VisitView:
    step = definition_of(instance.definition_id).step(visit.step)
    return VisitView(
        step_key=step.key,
        step_name=step.name,
        agency_id=agency_of(instance, step),
        waits=step.waits_for is not None,
        allowed=None if step.hours is None else round(step.hours * 60),
        entered_at=visit.entered_at,
        left_at=visit.left_at,
        due_at=visit.due_at,
        actor_id=visit.actor_id,
    )
