"""End a process by a decision taken outside its steps."""

from datetime import datetime
from uuid import UUID

from hamrong.kernel.actor.interface import Actor, StaleError
from hamrong.kernel.process.actions.leave import leave
from hamrong.kernel.process.events import StepLeft
from hamrong.kernel.process.models import ProcessInstance, Visit
from hamrong.kernel.process.queries.definitions import definition_of
from hamrong.kernel.process.queries.state import agency_of
from hamrong.kernel.timeline.interface import record
from hamrong.kernel.work.interface import cancel


def lock_process(matter_id: UUID) -> None:
    """Lock a matter's process, as every step does before anything else of the matter.

    Inside the caller's transaction, which ends or resumes the process.

    Raises:
        StaleError: the matter has no process.
    """
    if not ProcessInstance.objects.select_for_update().filter(matter_id=matter_id).exists():
        raise StaleError


def conclude(matter_id: UUID, *, end: str, by: str, actor: Actor, at: datetime) -> None:
    """Bring a process that goes on to one of its ends, from whatever step it stands in.

    `by` is what the visit is left by. Whose right it is, the caller checked; what follows for the
    matter is the caller's too. Inside the caller's transaction.

    Raises:
        StaleError: the process has ended, or has no such end.
    """
    instance = ProcessInstance.objects.select_for_update().filter(matter_id=matter_id).first()
    visit = None
    if instance is not None:
        visit = Visit.objects.filter(instance=instance, left_at__isnull=True).first()
    if instance is None or visit is None:
        raise StaleError
    definition = definition_of(instance.definition_id)
    if end not in definition.ends:
        raise StaleError
    step, name = definition.step(visit.step), definition.ends[end]
    leave(visit, by, actor=actor, at=at)
    instance.step, instance.end = "", end
    instance.save(update_fields=["step", "end"])
    cancel(matter_id)
    record(
        matter_id,
        StepLeft(action=name, left=step.name, entered=name),
        actor=actor,
        agency_id=agency_of(instance, step),
    )
