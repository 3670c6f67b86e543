"""One task: what the plan says, who carries it, what happened."""

from dataclasses import dataclass
from datetime import date

from hamrong.governance.plan.access import parts_visible_to, the_task
from hamrong.governance.plan.queries.parts import PartRow, rows_of
from hamrong.governance.plan.rules.due import due_of
from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.timeline.interface import Audience, Entry, entries


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
        history=tuple(entries(task.matter_id, tuple(Audience))),
    )
