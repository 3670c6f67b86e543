"""Take back what one has just passed on."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError, StaleError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.process.actions.go import go
from hamrong.kernel.process.events import StepRecalled
from hamrong.kernel.process.models import ProcessInstance, Visit
from hamrong.kernel.process.queries.backwards import is_opened, sent_by
from hamrong.kernel.process.queries.definitions import definition_of
from hamrong.kernel.process.queries.state import ProcessState
from hamrong.kernel.process.rules.backwards import RECALL


@transaction.atomic
def recall(*, matter_id: UUID, visit_id: UUID, actor: Actor, reason: str) -> ProcessState:
    """Let whoever passed the matter on have it again, while nobody has gone on with it.

    Raises:
        StaleError: the visit is over: somebody went on.
        NotYoursError: the actor did not pass it on, or by something that cannot be taken back.
        RefusedError: no reason, or a colleague has taken it up or is looking at it.
    """
    instance = ProcessInstance.objects.select_for_update().filter(matter_id=matter_id).first()
    if instance is None:
        raise NotYoursError
    visit = Visit.objects.filter(instance=instance, left_at__isnull=True).first()
    if visit is None or visit.id != visit_id:
        raise StaleError
    sent = sent_by(instance, actor)
    if sent is None:
        raise NotYoursError
    if not (reason := reason.strip()):
        raise RefusedError(_("Hãy ghi rõ vì sao thu hồi."), field="reason")
    if is_opened(instance, actor):
        raise RefusedError(_("Người nhận đã mở hoặc đã nhận việc này nên không thu hồi được nữa."))
    definition = definition_of(instance.definition_id)
    left, target = definition.step(visit.step), definition.step(sent.step)
    fact = StepRecalled(left=left.name, entered=target.name, reason=reason)
    return go(
        instance,
        visit,
        target,
        by=RECALL,
        fact=fact,
        actor=actor,
        at=now(),
        came_from=sent.came_from,
    )
