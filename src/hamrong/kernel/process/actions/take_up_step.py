"""Begin to work on the step a matter stands in, without leaving it."""

from uuid import UUID

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.process.models import ProcessInstance, Visit
from hamrong.kernel.work.interface import take_up


def take_up_step(matter_id: UUID, actor: Actor) -> Actor:
    """Make sure that no colleague has the current step, and return the actor as who works on it.

    Locks the process first, then the item, as every action does; call it before anything else of
    the matter is locked. The right to act on the step the caller has checked.

    Raises:
        RefusedError: a colleague has it.
    """
    instance = ProcessInstance.objects.select_for_update().filter(matter_id=matter_id).first()
    visit = Visit.objects.filter(instance=instance, left_at__isnull=True).first()
    if visit is None or visit.work_item_id is None:
        return actor
    return take_up(actor, visit.work_item_id)
