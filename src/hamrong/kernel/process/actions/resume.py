"""Take an ended process up again, at the step where it ended."""

from datetime import datetime
from uuid import UUID

from hamrong.kernel.actor.interface import Actor, StaleError
from hamrong.kernel.process.actions.enter import enter
from hamrong.kernel.process.events import ProcessResumed
from hamrong.kernel.process.models import ProcessInstance, Visit
from hamrong.kernel.process.queries.definitions import definition_of
from hamrong.kernel.process.queries.state import ProcessState, agency_of, state_of
from hamrong.kernel.timeline.interface import record


def resume(matter_id: UUID, *, actor: Actor, at: datetime) -> ProcessState:
    """Enter the last step again with a new visit; whose right it is, the caller checked.

    A step that waited for the citizen is not entered again: the one before it is. Inside the
    caller's transaction.

    Raises:
        StaleError: the matter has no process that ended, or it goes on already.
    """
    instance = ProcessInstance.objects.select_for_update().filter(matter_id=matter_id).first()
    last = None
    if instance is not None and instance.end:
        last = Visit.objects.filter(instance=instance).order_by("-entered_at", "-id").first()
    if instance is None or last is None:
        raise StaleError
    definition = definition_of(instance.definition_id)
    step, origin = definition.step(last.step), last.came_from
    if step.waits_for:
        # Entered from nowhere: where it was entered from before the wait is past.
        step, origin = definition.step(last.came_from or definition.start), ""
    instance.step, instance.end = step.key, ""
    instance.save(update_fields=["step", "end"])
    record(
        matter_id,
        ProcessResumed(entered=step.name),
        actor=actor,
        agency_id=agency_of(instance, step),
    )
    enter(instance, step, came_from=origin, at=max(at, last.left_at or at))
    return state_of(instance)
