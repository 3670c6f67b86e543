"""Put the parts of a task before the agencies that carry it, and take them away again."""

from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from hamrong.governance.plan.models import Assignment, Task
from hamrong.governance.plan.rules.state import State
from hamrong.kernel.actor.interface import Role
from hamrong.kernel.calendar.interface import VIETNAM
from hamrong.kernel.work import interface as work

ITEM = "plan_part"
_END_OF_WORK = time(17, 0)


@transaction.atomic
def open_items(task_id: UUID, *, only: UUID | None = None) -> int:
    """Open an item for every part of the task that has none, or for one, and return how many.

    An item is for the agency's specialists; its due time is the agency's day, the plan's, or the
    plan's end for what is carried all the time.
    """
    task = Task.objects.select_for_update().select_related("plan").get(id=task_id)
    parts = task.assignments.filter(valid_to=None).exclude(state=State.DONE)
    parts = parts.select_related("task__plan", "task__condition")
    parts = parts.filter(id=only) if only else parts
    opened = 0
    for part in parts.order_by("id"):
        if not work.has_open(part.matter_id, ITEM):
            _open(task, part)
            opened += 1
    return opened


def close_items(assignment_id: UUID) -> int:
    """Take away what waits for a part that is over, and return how much."""
    return work.cancel(Assignment.objects.get(id=assignment_id).matter_id)


def last_day(part: Assignment) -> date:
    """Return the day on which a part is due: its agency's own, the plan's, or the plan's end."""
    condition = getattr(part.task, "condition", None)
    given = part.task.due_on or (condition.due_on if condition else None)
    return part.own_due_on or given or part.task.plan.ends_on


def end_of(day: date) -> datetime:
    """Return the end of the working time of a day."""
    return datetime.combine(day, _END_OF_WORK, VIETNAM)


def _open(task: Task, part: Assignment) -> None:
    work.open_item(
        matter_id=part.matter_id,
        kind=ITEM,
        title=f"Nhiệm vụ {task.number}: {task.title}",
        agency_id=part.agency_id,
        role=Role.SPECIALIST,
        due_at=end_of(last_day(part)),
        link=reverse("plan:part", args=[part.id]),
        applicant=part.party,
    )
