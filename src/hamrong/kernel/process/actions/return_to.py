"""Give a matter back to an earlier step."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError, StaleError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.process.actions.go import go
from hamrong.kernel.process.events import StepReturned
from hamrong.kernel.process.models import ProcessInstance, Visit
from hamrong.kernel.process.queries.backwards import steps_back
from hamrong.kernel.process.queries.definitions import definition_of
from hamrong.kernel.process.queries.state import ProcessState
from hamrong.kernel.process.rules.backwards import RETURN
from hamrong.kernel.work.interface import take_up


@transaction.atomic
def return_to(
    *, matter_id: UUID, visit_id: UUID, step: str, actor: Actor, reason: str
) -> ProcessState:
    """Give the matter back to a step of its ordinary way that it was in before, with the reason.

    No definition has to name the way; the step gets a new visit with its full time.

    Raises:
        StaleError: the visit is over.
        NotYoursError: the step does not wait for this actor, or cannot be returned to.
        RefusedError: no reason, or a colleague has the item.
    """
    instance = ProcessInstance.objects.select_for_update().filter(matter_id=matter_id).first()
    if instance is None:
        raise NotYoursError
    visit = Visit.objects.filter(instance=instance, left_at__isnull=True).first()
    if visit is None or visit.id != visit_id:
        raise StaleError
    target = next((one for one in steps_back(instance, actor) if one.key == step), None)
    if target is None:
        raise NotYoursError
    if not (reason := reason.strip()):
        raise RefusedError(_("Hãy ghi rõ vì sao trả lại."), field="reason")
    if visit.work_item_id:
        actor = take_up(actor, visit.work_item_id)
    left = definition_of(instance.definition_id).step(visit.step)
    fact = StepReturned(left=left.name, entered=target.name, reason=reason)
    return go(instance, visit, target, by=RETURN, fact=fact, actor=actor, at=now())
