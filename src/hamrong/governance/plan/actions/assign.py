"""Give a task to the agencies its names mean, on a day."""

from datetime import date
from uuid import UUID

from django.db import transaction

from hamrong.foundation.directory import interface as directory
from hamrong.governance.plan import events
from hamrong.governance.plan.models import Assignment, Condition, Task
from hamrong.governance.plan.rules.due import DueKind
from hamrong.governance.plan.rules.edition import Content
from hamrong.governance.plan.rules.parties import Body, Party, parties_of
from hamrong.governance.plan.rules.state import Part
from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.jobs.interface import enqueue
from hamrong.kernel.matter.interface import open_matter
from hamrong.kernel.timeline.interface import record

PART_MATTER = "plan_part"


@transaction.atomic
def assign(task: Task, content: Content, *, on: date, by: Actor) -> int:
    """Give the task to whom its names mean among the agencies of today; return how many are new.

    Who carries it already keeps the part; who is named no more is let go on the day `on`; who was
    added by hand to a group of chosen members stays. What waits in the inboxes follows by a job.
    """
    wanted = {(p.agency_id, p.name): p for p in _parties(task, content)}
    open_parts = {(a.agency_id, a.party): a for a in task.assignments.filter(valid_to=None)}
    chosen = any(content.get("groups", {}).get(name) == "chosen" for name in _names(task))
    new = [party for key, party in wanted.items() if key not in open_parts]
    for key, part in open_parts.items():
        if key in wanted:
            _say_anew(part, wanted[key])
        elif key not in wanted and not chosen:
            let_go(part, on)
    for party in new:
        give(task, party, on=on)
    _watch(task)
    if new:
        lead = sum(party.part is Part.LEAD for party in new)
        fact = events.TaskAssigned(lead=lead, taking_part=len(new) - lead)
        record(task.matter_id, fact, actor=by, agency_id=task.plan.keeper_id)
        enqueue("plan.open_items", task_id=task.id)
    return len(new)


def give(task: Task, party: Party[UUID], *, on: date) -> Assignment:
    """Make one agency carry the task from a day on."""
    title = f"{task.number}. {task.title}"
    matter_id = open_matter(kind=PART_MATTER, title=title, agency_id=party.agency_id)
    return Assignment.objects.create(
        task=task,
        agency_id=party.agency_id,
        party=party.name,
        part=party.part,
        is_named=party.is_named,
        valid_from=on,
        matter_id=matter_id,
    )


def end_parts(task: Task, *, on: date) -> None:
    """Let everybody go who carries the task."""
    for part in task.assignments.filter(valid_to=None):
        let_go(part, on)


def _say_anew(part: Assignment, party: Party[UUID]) -> None:
    if (part.part, part.is_named) != (party.part, party.is_named):
        part.part, part.is_named = party.part, party.is_named
        part.save(update_fields=["part", "is_named"])


def let_go(part: Assignment, on: date) -> None:
    """Let one agency go from a day on; what waits in its inbox goes too, what it reported stays."""
    part.valid_to = max(on, part.valid_from)
    part.save(update_fields=["valid_to"])
    enqueue("plan.close_items", assignment_id=part.id)


def _names(task: Task) -> list[str]:
    return [*task.parties["lead"], *task.parties["with"]]


def _parties(task: Task, content: Content) -> tuple[Party[UUID], ...]:
    bodies = [
        Body(agency.id, agency.short_name, agency.kind, agency.level)
        for agency in directory.agencies_by_rank()
    ]
    return parties_of(content, task.parties["lead"], task.parties["with"], bodies)


def _watch(task: Task) -> None:
    """Have the plan's keeper watch the condition of a task that waits for one."""
    if task.due_kind == DueKind.AFTER:
        Condition.objects.get_or_create(task=task, defaults={"watcher_id": task.plan.keeper_id})
