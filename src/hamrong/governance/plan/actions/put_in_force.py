"""Bring an edition of a plan into force: what it says becomes the plan's tasks and targets."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from hamrong.foundation.directory import interface as directory
from hamrong.governance.plan import events
from hamrong.governance.plan.actions.assign import assign, end_parts
from hamrong.governance.plan.models import Edition, EditionState, Plan, Target, Task
from hamrong.governance.plan.queries.editions import last_in_force
from hamrong.governance.plan.rules.drafting import CONCLUSIONS_FROM
from hamrong.governance.plan.rules.due import due_of
from hamrong.governance.plan.rules.edition import Content, difference, tasks_in
from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.matter.interface import open_matter
from hamrong.kernel.timeline.interface import record

TASK_MATTER = "plan_task"


@transaction.atomic
def put_in_force(edition: Edition, *, by: Actor) -> None:
    """Make the plan say what the edition says, and assign what it newly names.

    An edition in force already is left alone. History stays: a task or target it has no more is
    ended, not deleted, and parts keep what was reported of them.
    """
    edition = (
        Edition.objects.select_for_update(of=("self", "plan"))
        .select_related("plan")
        .get(id=edition.id)
    )
    if edition.state == EditionState.IN_FORCE:
        return
    plan, content = edition.plan, edition.content
    before = last_in_force(plan)
    _say(plan, content)
    number = edition.decision["number"]
    _take_targets(plan, content, edition.valid_from)
    _take_tasks(plan, content, edition.valid_from, number, by)
    edition.state = EditionState.IN_FORCE
    edition.save(update_fields=["state"])
    if before is None:
        tasks, targets = len(list(tasks_in(content))), len(content["targets"])
        fact: object = events.PlanAdopted(decision=number, tasks=tasks, targets=targets)
    else:
        changes = len(difference(before.content, content))
        fact = events.PlanAmended(number, edition.valid_from, changes)
    record(plan.matter_id, fact, actor=by, agency_id=plan.keeper_id)


def _say(plan: Plan, content: Content) -> None:
    plan.title = content["title"]
    plan.begins_on = date.fromisoformat(content["period"]["from"])
    plan.ends_on = date.fromisoformat(content["period"]["to"])
    plan.reporting = content["reporting"]
    plan.keeper_id = _keeper(plan, content)
    plan.save()


def _keeper(plan: Plan, content: Content) -> UUID:
    """Return who keeps the plan; an agency that ended since the decision leaves it as it was."""
    named = (a.id for a in directory.agencies_by_rank() if a.short_name == content["keeper"])
    return next(named, plan.keeper_id)


def _take_targets(plan: Plan, content: Content, on: date) -> None:
    known = {target.key: target for target in plan.targets.all()}
    for place, said in enumerate(content["targets"]):
        target = known.pop(said["key"], None) or Target(plan=plan, key=said["key"])
        _fill_target(target, said, place)
        target.save()
    _end(known.values(), on)


def _fill_target(target: Target, said: Mapping[str, Any], place: int) -> None:
    target.place = place
    target.first_year, target.last_year = said["years"]
    target.kind = said["kind"]
    target.at_least, target.at_most = said.get("at_least"), said.get("at_most")
    target.measure = said.get("measure", "")
    target.scope = said.get("scope", [])
    target.due_on = date.fromisoformat(said.get("due", f"{said['years'][1]}-12-31"))
    target.text = said["text"]
    target.doubt = said.get("doubt", "")
    target.ended_on = None


def _end(gone: Iterable[Target], on: date) -> None:
    for target in gone:
        if target.ended_on is None:
            target.ended_on = on
            target.save(update_fields=["ended_on"])


def _take_tasks(plan: Plan, content: Content, on: date, decision: str, by: Actor) -> None:
    known = {t.number: t for t in plan.tasks.filter(number__lt=CONCLUSIONS_FROM)}
    for said in tasks_in(content):
        task = known.pop(said["number"], None)
        if task is None:
            task = Task(plan=plan, number=said["number"])
            task.matter_id = open_matter(
                kind=TASK_MATTER, title=said["title"], agency_id=plan.keeper_id
            )
            changed: list[str] = []
        else:
            changed = _changed(task, said)
        _fill_task(task, said)
        task.save()
        assign(task, content, on=on, by=by)
        if changed:
            amended = events.TaskAmended(decision, ", ".join(changed))
            record(task.matter_id, amended, actor=by, agency_id=plan.keeper_id)
    for task in known.values():
        if task.ended_on is None:
            task.ended_on = on
            task.save(update_fields=["ended_on"])
            end_parts(task, on=on)
            record(task.matter_id, events.TaskEnded(decision), actor=by, agency_id=plan.keeper_id)


def _parties(said: Mapping[str, Any]) -> dict[str, Any]:
    return {"lead": said["lead"], "with": said.get("with", [])}


def _changed(task: Task, said: Mapping[str, Any]) -> list[str]:
    """Return the names of the fields in which an edition says something else of a task."""
    pairs = {
        "title": (task.title, said["title"]),
        "due": (task.due, said["due"]),
        "lead": (task.parties["lead"], said["lead"]),
        "with": (task.parties["with"], said.get("with", [])),
        "section": (task.section, said["section"]),
    }
    return [name for name, (old, new) in pairs.items() if old != new]


def _fill_task(task: Task, said: Mapping[str, Any]) -> None:
    due = due_of(said["due"])
    task.section, task.title = said["section"], said["title"]
    task.due, task.due_kind, task.due_on = said["due"], due.kind, due.on
    task.note, task.doubt = said.get("note", ""), said.get("doubt", "")
    task.parties = _parties(said)
    task.ended_on = None
