"""One task: what the plan says, who carries it, what happened."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hamrong.governance.plan.access import keeps, may_report, may_steer, parts_visible_to, the_task
from hamrong.governance.plan.models import Conclusion, Condition, Task
from hamrong.governance.plan.queries.editions import in_force
from hamrong.governance.plan.queries.parts import PartRow, rows_of
from hamrong.governance.plan.rules.due import due_of
from hamrong.governance.plan.rules.parties import open_groups
from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.timeline.interface import Audience, Entry, entries


@dataclass(frozen=True)
class WaitedFor:
    """What a task waits for: who watches it, and when it came true."""

    watcher: str
    came_true_on: date | None
    due_on: date | None
    proof: str
    revision: int
    may_confirm: bool


@dataclass(frozen=True)
class FromMeeting:
    """The meeting whose conclusion a task is."""

    id: UUID
    title: str
    held_on: date
    notice: str


@dataclass(frozen=True)
class TaskPage:
    """A task with the parts the reader may see, those that ended last."""

    key: str
    plan: str
    number: int
    title: str
    due: str
    due_on: date | None
    note: str
    doubt: str
    lead: tuple[str, ...]
    taking_part: tuple[str, ...]
    parts: tuple[PartRow, ...]
    ended: tuple[PartRow, ...]
    ended_on: date | None
    condition: WaitedFor | None
    chooses: bool
    meeting: FromMeeting | None
    may_withdraw: bool
    history: tuple[Entry, ...]


def task_page(actor: Actor, key: str, number: int) -> TaskPage:
    """Return a task.

    Raises:
        NotYoursError: it does not exist, or not for this actor.
    """
    task = the_task(actor, key, number)
    visible = parts_visible_to(actor, task.plan).filter(task=task)
    return TaskPage(
        key=task.plan.key,
        plan=task.plan.title,
        number=task.number,
        title=task.title,
        due=due_of(task.due).text,
        due_on=task.due_on,
        note=task.note,
        doubt=task.doubt,
        lead=tuple(task.parties["lead"]),
        taking_part=tuple(task.parties["with"]),
        parts=rows_of(visible.filter(valid_to=None)),
        ended=rows_of(visible.exclude(valid_to=None)),
        ended_on=task.ended_on,
        condition=_condition(actor, task),
        chooses=_chooses(actor, task),
        meeting=_meeting(task),
        may_withdraw=task.ended_on is None and may_steer(actor, task.plan),
        history=tuple(entries(task.matter_id, tuple(Audience))),
    )


def _meeting(task: Task) -> FromMeeting | None:
    found = Conclusion.objects.select_related("meeting").filter(task=task).first()
    if found is None:
        return None
    held = found.meeting
    return FromMeeting(held.id, held.title, held.held_on, held.notice)


def _chooses(actor: Actor, task: Task) -> bool:
    """Tell whether the actor names the members of a group of the task."""
    if task.ended_on is not None or not keeps(actor, task.plan):
        return False
    names = [*task.parties["lead"], *task.parties["with"]]
    return bool(open_groups(in_force(task.plan).content, names))


def _condition(actor: Actor, task: Task) -> WaitedFor | None:
    found = Condition.objects.select_related("watcher").filter(task=task).first()
    if found is None:
        return None
    return WaitedFor(
        watcher=found.watcher.short_name,
        came_true_on=found.came_true_on,
        due_on=found.due_on,
        proof=found.proof,
        revision=found.revision,
        may_confirm=may_report(actor, found.watcher_id),
    )
