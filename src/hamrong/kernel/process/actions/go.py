"""Move an instance from its open visit to a step that no action of the definition leads to."""

from datetime import datetime

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.process.actions.enter import enter
from hamrong.kernel.process.actions.leave import later, leave
from hamrong.kernel.process.models import ProcessInstance, Visit
from hamrong.kernel.process.queries.definitions import definition_of
from hamrong.kernel.process.queries.state import ProcessState, agency_of, standing_of
from hamrong.kernel.process.rules.definition import Step
from hamrong.kernel.timeline.interface import record


def go(  # noqa: PLR0913
    instance: ProcessInstance,
    visit: Visit,
    target: Step,
    *,
    by: str,
    fact: object,
    actor: Actor,
    at: datetime,
    came_from: str | None = None,
) -> ProcessState:
    """Leave the open visit of a locked instance and enter a step, with the fact that says why."""
    left = definition_of(instance.definition_id).step(visit.step)
    leave(visit, by, actor=actor, at=at)
    instance.step = target.key
    instance.save(update_fields=["step"])
    record(instance.matter_id, fact, actor=actor, agency_id=agency_of(instance, left))
    origin = left.key if came_from is None else came_from
    entered = enter(instance, target, came_from=origin, at=later(visit, at))
    return standing_of(instance, entered)
