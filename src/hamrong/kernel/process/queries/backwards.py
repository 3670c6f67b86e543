"""Which ways lead backwards: earlier steps to return to, and a passing on to take back."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from hamrong.kernel.actor.interface import Actor, Hat
from hamrong.kernel.process.models import ProcessInstance, Visit
from hamrong.kernel.process.ports import RECALLABLE
from hamrong.kernel.process.queries.definitions import definition_of
from hamrong.kernel.process.queries.state import may_act
from hamrong.kernel.process.rules.backwards import RECALL, RETURN, steps_before
from hamrong.kernel.process.rules.definition import Step
from hamrong.kernel.work.interface import is_taken, others_present


@dataclass(frozen=True)
class EarlierStep:
    """A step the matter was in before, to which it can be given back."""

    key: str
    name: str


def earlier_steps(
    matter_id: UUID, actor: Actor, visited: Collection[str] | None = None
) -> tuple[EarlierStep, ...]:
    """Return the steps to which this actor may give a matter back, the latest first.

    Two queries, one where the steps `visited` and left are known already. None where it waits for
    somebody else, or for the applicant.
    """
    instance = ProcessInstance.objects.filter(matter_id=matter_id).first()
    if instance is None:
        return ()
    return tuple(EarlierStep(step.key, step.name) for step in steps_back(instance, actor, visited))


def steps_back(
    instance: ProcessInstance, actor: Actor, visited: Collection[str] | None = None
) -> tuple[Step, ...]:
    """Return the steps to which this actor may give an instance back, the latest first."""
    if not instance.step or actor.hat is not Hat.OFFICIAL:
        return ()
    definition = definition_of(instance.definition_id)
    step = definition.step(instance.step)
    if step.waits_for or not may_act(actor, instance, step):
        return ()
    left = _visited(instance) if visited is None else visited
    return steps_before(definition, instance.step, left)


def _visited(instance: ProcessInstance) -> set[str]:
    left = Visit.objects.filter(instance=instance, left_at__isnull=False)
    return set(left.values_list("step", flat=True).distinct())


def recallable(matter_id: UUID, actor: Actor) -> EarlierStep | None:
    """Return the step into which this actor may take a matter back, None if they may not now."""
    instance = ProcessInstance.objects.filter(matter_id=matter_id).first()
    sent = sent_by(instance, actor) if instance else None
    if instance is None or sent is None or is_opened(instance, actor):
        return None
    step = definition_of(instance.definition_id).step(sent.step)
    return EarlierStep(step.key, step.name)


def sent_by(instance: ProcessInstance, actor: Actor) -> Visit | None:
    """Return the last stay, if this actor ended it by something that can be taken back."""
    if not instance.step or actor.hat is not Hat.OFFICIAL or actor.account_id is None:
        return None
    last = instance.visits.filter(left_at__isnull=False).order_by("-left_at", "-id").first()
    if last is None or last.actor_id != actor.account_id:
        return None
    step = definition_of(instance.definition_id).step(last.step)
    if step.waits_for or not may_act(actor, instance, step):
        return None
    return last if last.action == RETURN or _can_be_undone(step, last.action) else None


def _can_be_undone(step: Step, key: str) -> bool:
    action = next((one for one in step.actions if one.key == key), None)
    if action is None or key == RECALL:
        return False
    return not action.effect or action.effect in RECALLABLE


def is_opened(instance: ProcessInstance, actor: Actor) -> bool:
    """Tell whether a colleague has taken the matter up or is looking at it now."""
    visit = instance.visits.filter(left_at__isnull=True).first()
    if visit is None or visit.work_item_id is None:
        return False
    return is_taken(actor, visit.work_item_id) or bool(others_present(actor, instance.matter_id))
