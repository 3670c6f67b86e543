"""A plan with its tasks, as one official sees it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from hamrong.governance.plan.access import parts_visible_to, reads_all, the_plan
from hamrong.governance.plan.models import Task
from hamrong.governance.plan.queries.editions import in_force
from hamrong.governance.plan.queries.parts import PartRow, rows_of, signs
from hamrong.governance.plan.rules.due import due_of
from hamrong.governance.plan.rules.edition import CONCLUSIONS, section_titles
from hamrong.governance.plan.rules.state import Part, Sign
from hamrong.kernel.actor.interface import Actor


@dataclass(frozen=True)
class TaskRow:
    """A task with the parts the reader may see; `worst` is the most urgent sign among them."""

    number: int
    title: str
    due: str
    due_on: date | None
    lead: str
    parts: int
    done: int
    percent: int | None
    worst: Sign | None
    mine: PartRow | None


@dataclass(frozen=True)
class SectionRow:
    """A section with its tasks."""

    id: str
    title: str
    tasks: tuple[TaskRow, ...]


@dataclass(frozen=True)
class PlanPage:
    """A plan; `signs` count the parts the reader may see."""

    key: str
    title: str
    decision: dict[str, str]
    keeper: str
    reads_all: bool
    sections: tuple[SectionRow, ...]
    signs: dict[Sign, int]
    total: int


def plan_page(actor: Actor, key: str, *, sign: str = "", only_mine: bool = False) -> PlanPage:
    """Return a plan with the tasks in force, narrowed to a sign or to the actor's own parts.

    Raises:
        NotYoursError: it does not exist, or not for this actor.
    """
    plan = the_plan(actor, key)
    rows = rows_of(parts_visible_to(actor, plan).filter(valid_to=None, task__ended_on=None))
    own = actor.agencies()
    edition = in_force(plan)
    by_task: dict[int, list[PartRow]] = {}
    for row in rows:
        by_task.setdefault(row.number, []).append(row)
    tasks: dict[str, list[TaskRow]] = {}
    for task in plan.tasks.filter(ended_on=None).order_by("number"):
        parts = by_task.get(task.number, [])
        fitting = [row for row in parts if _fits(row, sign, own if only_mine else None)]
        if fitting or not (sign or only_mine):
            tasks.setdefault(task.section, []).append(_task(task, parts, own))
    titles = {**section_titles(edition.content), CONCLUSIONS: _("Kết luận của Ban Chỉ đạo")}
    return PlanPage(
        key=plan.key,
        title=plan.title,
        decision=edition.decision,
        keeper=plan.keeper.short_name,
        reads_all=reads_all(actor, plan),
        sections=tuple(
            SectionRow(section, titles.get(section, ""), tuple(found))
            for section, found in tasks.items()
        ),
        signs=signs(rows),
        total=len(rows),
    )


def _fits(row: PartRow, sign: str, own: Collection[UUID] | None) -> bool:
    return (not sign or row.sign == sign) and (own is None or row.agency_id in own)


def _task(task: Task, parts: Sequence[PartRow], own: Collection[UUID]) -> TaskRow:
    leads = [row for row in parts if row.part is Part.LEAD]
    present = {row.sign for row in parts}
    return TaskRow(
        number=task.number,
        title=task.title,
        due=due_of(task.due).text,
        due_on=task.due_on,
        lead=", ".join(task.parties["lead"]),
        parts=len(parts),
        done=sum(row.sign is Sign.DONE for row in parts),
        percent=round(sum(row.percent for row in leads) / len(leads)) if leads else None,
        worst=next((sign for sign in Sign if sign in present), None),
        mine=next((row for row in parts if row.agency_id in own), None),
    )
