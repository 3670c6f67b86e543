"""Take an action: the matter moves, with all that follows from it, or stays untouched."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction

from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError, StaleError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.process.actions.enter import enter
from hamrong.kernel.process.actions.leave import later, leave
from hamrong.kernel.process.events import StepLeft
from hamrong.kernel.process.models import ProcessInstance, Visit
from hamrong.kernel.process.ports import EFFECTS, GUARDS, EffectCall
from hamrong.kernel.process.queries.definitions import definition_of
from hamrong.kernel.process.queries.state import ProcessState, agency_of, open_actions, state_of
from hamrong.kernel.process.rules.definition import BACK, Action
from hamrong.kernel.timeline.interface import record
from hamrong.kernel.work.interface import cancel, take_up


@transaction.atomic
def act(
    *,
    matter_id: UUID,
    action: str,
    actor: Actor,
    visit_id: UUID,
    inputs: Mapping[str, Any],
) -> ProcessState:
    """Take an action of the step the actor saw; everything in one transaction.

    The instance is locked first, so two people never move a matter at once: the second finds the
    visit over. Then: the right, the guard, the effect, the step left, the next one entered.

    Raises:
        StaleError: the visit is over; somebody was faster, or the page is old.
        NotYoursError: the action is not open to this actor, or there is no such matter.
        RefusedError: a colleague has it, or the guard or the effect asks for something first.
    """
    instance = ProcessInstance.objects.select_for_update().filter(matter_id=matter_id).first()
    if instance is None:
        raise NotYoursError
    visit = Visit.objects.filter(instance=instance, left_at__isnull=True).first()
    if visit is None or visit.id != visit_id:
        raise StaleError
    chosen = next((a for a in open_actions(actor, instance) if a.key == action), None)
    if chosen is None:
        raise NotYoursError
    if visit.work_item_id:
        actor = take_up(actor, visit.work_item_id)
    call = EffectCall(matter_id, actor, action, inputs, now())
    if chosen.guard and (sentence := GUARDS[chosen.guard](call)):
        raise RefusedError(sentence)
    if chosen.effect:
        EFFECTS[chosen.effect](call)
    _move(instance, visit, chosen, call)
    return state_of(instance)


def _move(instance: ProcessInstance, visit: Visit, chosen: Action, call: EffectCall) -> None:
    left = visit.step
    leave(visit, chosen.key, actor=call.actor, at=call.at)
    definition = definition_of(instance.definition_id)
    target = (visit.came_from or definition.start) if chosen.to == BACK else chosen.to
    if chosen.end:
        instance.step, instance.end = "", chosen.end
        cancel(instance.matter_id)
    else:
        instance.step = target
    instance.save(update_fields=["step", "end"])
    step = definition.step(left)
    record(
        instance.matter_id,
        StepLeft(
            action=chosen.name,
            left=step.name,
            entered=definition.ends[chosen.end] if chosen.end else definition.step(target).name,
        ),
        actor=call.actor,
        agency_id=agency_of(instance, step),
    )
    if not chosen.end:
        enter(instance, definition.step(target), came_from=left, at=later(visit, call.at))
