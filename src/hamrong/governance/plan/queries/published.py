"""What the public reads of plans: tasks and targets as they stood when a quarter was frozen.

No person is named, what the committee concluded is its own, nothing moves between two freezings.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from django.db.models import QuerySet

from hamrong.governance.plan.models import Assignment, EditionState, Plan, Task
from hamrong.governance.plan.queries.editions import in_force
from hamrong.governance.plan.queries.last_reports import NOTHING, Told, last_reports
from hamrong.governance.plan.queries.targets import Value, days_of, frozen_values
from hamrong.governance.plan.queries.targets_page import TargetRow, row_of
from hamrong.governance.plan.rules.drafting import CONCLUSIONS_FROM
from hamrong.governance.plan.rules.due import DueKind, due_of
from hamrong.governance.plan.rules.edition import section_titles
from hamrong.governance.plan.rules.quarter import Quarter
from hamrong.governance.plan.rules.state import Part, State
from hamrong.governance.plan.rules.target import Verdict

E = TypeVar("E", bound=StrEnum)


class Stage(StrEnum):
    """How far a task is, as the public reads it."""

    LATE = "late"
    WAITING = "waiting"
    NOT_BEGUN = "not_begun"
    UNDER_WAY = "under_way"
    DONE = "done"


@dataclass(frozen=True)
class PublishedTask:
    """A task; `stage` and `percent` are None while no quarter was frozen."""

    number: int
    title: str
    lead: str
    due: str
    stage: Stage | None
    percent: int | None


@dataclass(frozen=True)
class PublishedSection:
    """A section with its tasks."""

    id: str
    title: str
    tasks: tuple[PublishedTask, ...]


@dataclass(frozen=True)
class PublishedPlan:
    """A plan; `quarter` is the last that was frozen, `closed_on` its last day."""

    key: str
    title: str
    decision: Mapping[str, str]
    keeper: str
    begins_on: date
    ends_on: date
    quarter: Quarter | None
    closed_on: date | None
    stages: Mapping[Stage, int]
    verdicts: Mapping[Verdict, int]
    sections: tuple[PublishedSection, ...]
    targets: tuple[TargetRow, ...]

    @property
    def has_trend(self) -> bool:
        """Tell whether values of several quarters are known."""
        return any(len(row.trend) > 1 for row in self.targets)


def published_plans() -> tuple[tuple[str, str, date, date], ...]:
    """Return key, title, first and last day of the plans in force or over, the latest first."""
    rows = _published().order_by("-begins_on", "key")
    return tuple(rows.values_list("key", "title", "begins_on", "ends_on"))


def published_plan(key: str) -> PublishedPlan | None:
    """Return a plan as it stood at the last freezing, None where there is none. Bounded queries."""
    plan = _published().filter(key=key).select_related("keeper").first()
    if plan is None:
        return None
    frozen = frozen_values(plan)
    quarter = max((one for values in frozen.values() for one in values), default=None)
    tasks = _tasks(plan, quarter)
    targets = _targets(plan, quarter, frozen) if quarter else ()
    edition = in_force(plan)
    titles = section_titles(edition.content)
    return PublishedPlan(
        key=plan.key,
        title=plan.title,
        decision=edition.decision,
        keeper=plan.keeper.short_name,
        begins_on=plan.begins_on,
        ends_on=plan.ends_on,
        quarter=quarter,
        closed_on=quarter.closes_on(days_of(plan)) if quarter else None,
        stages=_counted(Stage, [one.stage for found in tasks.values() for one in found]),
        verdicts=_counted(Verdict, [row.value.verdict for row in targets]),
        sections=tuple(
            PublishedSection(section, titles.get(section, ""), tuple(found))
            for section, found in tasks.items()
        ),
        targets=targets,
    )


def _published() -> QuerySet[Plan]:
    return Plan.objects.filter(editions__state=EditionState.IN_FORCE).distinct()


def _counted(kinds: type[E], found: Sequence[E | None]) -> dict[E, int]:
    counted = Counter(found)
    return {kind: counted[kind] for kind in kinds if counted[kind]}


def _targets(
    plan: Plan, quarter: Quarter, frozen: Mapping[UUID, Mapping[Quarter, Value]]
) -> tuple[TargetRow, ...]:
    found = []
    for target in plan.targets.filter(ended_on=None).order_by("place"):
        values = frozen.get(target.id, {})
        past = tuple(value for at, value in values.items() if at <= quarter)
        found.append(row_of(target, values.get(quarter, Value(quarter)), past))
    return tuple(found)


def _tasks(plan: Plan, quarter: Quarter | None) -> dict[str, list[PublishedTask]]:
    told = last_reports(plan, quarter.closed_at(days_of(plan))) if quarter else {}
    carried: dict[UUID, list[Told]] = defaultdict(list)
    parts = Assignment.objects.filter(task__plan=plan, valid_to=None, part=Part.LEAD)
    for part_id, task_id in parts.values_list("id", "task_id"):
        carried[task_id].append(told.get(part_id, NOTHING))
    found: dict[str, list[PublishedTask]] = {}
    rows = (
        plan.tasks.filter(ended_on=None, number__lt=CONCLUSIONS_FROM)
        .select_related("condition")
        .order_by("number")
    )
    on = quarter.closes_on(days_of(plan)) if quarter else None
    for task in rows:
        found.setdefault(task.section, []).append(_task(task, carried[task.id], on))
    return found


def _task(task: Task, parts: Sequence[Told], on: date | None) -> PublishedTask:
    return PublishedTask(
        number=task.number,
        title=task.title,
        lead=", ".join(task.parties["lead"]),
        due=due_of(task.due).text,
        stage=_stage(task, parts, on) if on else None,
        percent=sum(one.percent for one in parts) // len(parts) if on and parts else None,
    )


def _stage(task: Task, parts: Sequence[Told], on: date) -> Stage:
    condition = getattr(task, "condition", None)
    due_on = task.due_on or (condition.due_on if condition else None)
    if parts and all(one.state is State.DONE for one in parts):
        return Stage.DONE
    if task.due_kind == DueKind.AFTER and due_on is None:
        return Stage.WAITING
    if due_on is not None and due_on < on:
        return Stage.LATE
    begun = any(one.state is not State.NOT_BEGUN for one in parts)
    return Stage.UNDER_WAY if begun else Stage.NOT_BEGUN
