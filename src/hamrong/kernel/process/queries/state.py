"""Where a matter stands in its process, and what can be done there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hamrong.kernel.actor.interface import Actor, Hat, Role
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.process.models import ProcessInstance, Visit
from hamrong.kernel.process.queries.definitions import definition_of
from hamrong.kernel.process.rules.definition import Action, Step, Waited


@dataclass(frozen=True)
class ActionChoice:
    """An action open to someone now."""

    key: str
    name: str
    style: str
    effect: str
    inputs: tuple[str, ...]


@dataclass(frozen=True)
class ProcessState:
    """The step a matter stands in; an ended matter has an empty step and an end."""

    instance_id: UUID
    visit_id: UUID | None
    step_key: str
    step_name: str
    role: str
    agency_id: UUID | None
    waits_for: Waited | None
    due_at: datetime | None
    end: str


@dataclass(frozen=True)
class StepView:
    """One step in the line of steps: done, current or coming."""

    key: str
    name: str
    state: str
    entered_at: datetime | None
    left_at: datetime | None
    due_at: datetime | None

    @property
    def is_late(self) -> bool:
        """Tell whether the matter still stands in the step though its time has passed."""
        return self.state == "current" and self.due_at is not None and self.due_at < now()


def choice_of(action: Action) -> ActionChoice:
    """Return an action as it is offered."""
    return ActionChoice(action.key, action.name, action.style, action.effect, action.inputs)


def agency_of(instance: ProcessInstance, step: Step) -> UUID | None:
    """Return the agency that acts in a step, None where officials do not act."""
    place = instance.places.get(step.place)
    return UUID(place) if place else None


def may_act(actor: Actor, instance: ProcessInstance, step: Step) -> bool:
    """Tell whether an actor may take the actions of a step.

    A step that waits for the citizen is open to the citizen's hat; whose matter it is, the effect
    checks. One that waits for other matters is the platform's. Otherwise the step's role in the
    step's agency is needed.
    """
    if step.waits_for:
        waited = {Hat.CITIZEN} if step.waits_for is Waited.CITIZEN else set()
        return actor.hat in waited | {Hat.SYSTEM}
    agency_id = agency_of(instance, step)
    if actor.hat is not Hat.OFFICIAL or agency_id is None:
        return actor.hat is Hat.SYSTEM
    return actor.holds(Role(step.role), agency_id)


def open_actions(actor: Actor, instance: ProcessInstance) -> tuple[Action, ...]:
    """Return all the actions an actor may take now."""
    if not instance.step:
        return ()
    definition = definition_of(instance.definition_id)
    step = definition.step(instance.step)
    own = step.actions if may_act(actor, instance, step) else ()
    return own + (definition.anywhere if actor.hat in {Hat.CITIZEN, Hat.SYSTEM} else ())


def choices(matter_id: UUID, actor: Actor) -> tuple[ActionChoice, ...]:
    """Return what the actor may do with a matter now, none if it has no process."""
    instance = ProcessInstance.objects.filter(matter_id=matter_id).first()
    if instance is None:
        return ()
    return choices_of(actor, instance)


def choices_of(actor: Actor, instance: ProcessInstance) -> tuple[ActionChoice, ...]:
    """Return what the actor may do with an instance now."""
    return tuple(choice_of(action) for action in open_actions(actor, instance))


def state(matter_id: UUID) -> ProcessState | None:
    """Return where a matter stands, None if it has no process. Two queries."""
    instance = ProcessInstance.objects.filter(matter_id=matter_id).first()
    return state_of(instance) if instance else None


def state_of(instance: ProcessInstance) -> ProcessState:
    """Return where an instance stands."""
    return standing_of(instance, instance.visits.filter(left_at__isnull=True).first())


def standing_of(instance: ProcessInstance, visit: Visit | None) -> ProcessState:
    """Return where an instance stands whose open visit, if any, is known."""
    if visit is None:
        ended = definition_of(instance.definition_id).ends.get(instance.end, instance.end)
        return ProcessState(instance.id, None, "", ended, "", None, None, None, instance.end)
    step = definition_of(instance.definition_id).step(visit.step)
    return ProcessState(
        instance_id=instance.id,
        visit_id=visit.id,
        step_key=step.key,
        step_name=step.name,
        role=step.role,
        agency_id=agency_of(instance, step),
        waits_for=step.waits_for,
        due_at=visit.due_at,
        end="",
    )


def steps(matter_id: UUID) -> list[StepView]:
    """Return the line of steps: those visited, the current one, and the ordinary way from there."""
    instance = ProcessInstance.objects.filter(matter_id=matter_id).first()
    if instance is None:
        return []
    return line_of(instance, Visit.objects.filter(instance=instance).order_by("entered_at", "id"))


def line_of(instance: ProcessInstance, stays: Iterable[Visit]) -> list[StepView]:
    """Return the line of steps of an instance whose visits are known, in order.

    The ordinary way, and beside it what was visited, each after the step it was entered from. A
    step that waits for somebody is no part of the way: it is shown only while it waits.
    """
    stays = list(stays)
    last = {visit.step: visit for visit in stays}
    shown = _shown(instance, stays)
    here = shown.index(instance.step) if instance.step in shown else len(shown)
    definition = definition_of(instance.definition_id)
    return [_view(definition.step(key), last.get(key), at - here) for at, key in enumerate(shown)]


def _shown(instance: ProcessInstance, stays: Sequence[Visit]) -> list[str]:
    """Return the keys of the steps in the order of the line."""
    definition = definition_of(instance.definition_id)
    visited = {visit.step for visit in stays}
    shown = [key for key in definition.main_way if key in visited or not instance.end]
    for number, visit in enumerate(stays):
        again = any(later.step == visit.step for later in stays[number + 1 :])
        waited = definition.step(visit.step).waits_for and visit.step != instance.step
        if visit.step in shown or again or waited:
            continue
        before = (one.step for one in reversed(stays[:number]) if one.step in shown)
        asked_by = next(before, None)
        shown.insert(shown.index(asked_by) + 1 if asked_by else len(shown), visit.step)
    return shown


def _view(step: Step, visit: Visit | None, after: int) -> StepView:
    """Return a step that stands so many places after the one the matter stands in."""
    been = visit if after <= 0 else None
    where = "coming" if been is None else "current" if after == 0 else "done"
    return StepView(
        key=step.key,
        name=step.name,
        state=where,
        entered_at=been.entered_at if been else None,
        left_at=been.left_at if been else None,
        due_at=been.due_at if been else None,
    )


def allowed_minutes_left(matter_id: UUID) -> int:
    """Return the working minutes the current step and the ordinary ones after it are allowed.

    Steps without a limit count nothing; a matter without a process has none left.
    """
    instance = ProcessInstance.objects.filter(matter_id=matter_id).first()
    if instance is None or not instance.step:
        return 0
    definition = definition_of(instance.definition_id)
    way = definition.way_from(instance.step)
    return sum(round((definition.step(key).hours or 0) * 60) for key in way)
