"""A plan on one page: what is red, why, since when, who owes what."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hamrong.governance.plan.access import reads_all, the_plan
from hamrong.governance.plan.models import Assignment, Condition, Plan
from hamrong.governance.plan.queries.parts import PartRow, rows_of
from hamrong.governance.plan.queries.reports import ReportRow, quarter_rows
from hamrong.governance.plan.queries.targets import plan_quarters
from hamrong.governance.plan.queries.targets_page import TargetRow, targets_page
from hamrong.governance.plan.rules.quarter import Quarter
from hamrong.governance.plan.rules.state import Sign
from hamrong.governance.plan.rules.target import Verdict
from hamrong.kernel.actor.interface import Actor, NotYoursError
from hamrong.kernel.calendar.interface import VIETNAM, today

_RED = (Sign.OVERDUE, Sign.STALLED, Sign.UNTOUCHED)
_NAMED, _OWING = 5, 10


@dataclass(frozen=True)
class RedTask:
    """A task that asks for attention: `since` when, for how many `days`, and who owes."""

    number: int
    title: str
    sign: Sign
    since: date
    days: int
    owing: int
    named: tuple[tuple[UUID, str], ...]


@dataclass(frozen=True)
class Owing:
    """An agency with how many of its parts are overdue, and how many silent."""

    who: str
    level: str
    overdue: int
    silent: int


@dataclass(frozen=True)
class Waiting:
    """A task that waits for a condition, and who watches it."""

    number: int
    title: str
    watcher: str


@dataclass(frozen=True)
class Overview:
    """A plan on one page."""

    key: str
    title: str
    keeper: str
    on: date
    tasks: int
    done: int
    red: tuple[RedTask, ...]
    owing: tuple[Owing, ...]
    waiting: tuple[Waiting, ...]
    verdicts: Mapping[Verdict, int]
    missed: tuple[TargetRow, ...]
    quarter: Quarter | None
    reports: int
    missing: int


def overview(actor: Actor, key: str) -> Overview:
    """Return a plan's picture of today. Bounded queries, however many agencies carry it.

    Raises:
        NotYoursError: the plan does not exist, or the actor does not read all of it.
    """
    plan = the_plan(actor, key)
    if not reads_all(actor, plan):
        raise NotYoursError
    parts = rows_of(Assignment.objects.filter(task__plan=plan, task__ended_on=None, valid_to=None))
    by_task: dict[int, list[PartRow]] = defaultdict(list)
    for part in parts:
        by_task[part.number].append(part)
    targets = targets_page(actor, key)
    quarter, reports = _reports(plan)
    return Overview(
        key=plan.key,
        title=plan.title,
        keeper=plan.keeper.short_name,
        on=today(),
        tasks=len(by_task),
        done=sum(all(p.sign is Sign.DONE for p in own) for own in by_task.values()),
        red=_red(by_task),
        owing=_owing(parts),
        waiting=_waiting(plan),
        verdicts=targets.verdicts,
        missed=tuple(
            row
            for group in targets.groups
            for row in group.rows
            if row.value.verdict in {Verdict.MISSED, Verdict.NEAR}
        ),
        quarter=quarter,
        reports=len(reports),
        missing=sum(row.state not in {"sent", "accepted"} for row in reports),
    )


def _red(by_task: Mapping[int, Sequence[PartRow]]) -> tuple[RedTask, ...]:
    found = [task for parts in by_task.values() if (task := _red_task(parts))]
    return tuple(sorted(found, key=lambda task: (_RED.index(task.sign), -task.days, task.number)))


def _red_task(parts: Sequence[PartRow]) -> RedTask | None:
    """Return what is most urgent of a task, None where nothing is."""
    sign = next((sign for sign in _RED if any(part.sign is sign for part in parts)), None)
    if sign is None:
        return None
    owing = sorted((part for part in parts if part.sign is sign), key=_since)
    since = _since(owing[0])
    return RedTask(
        number=owing[0].number,
        title=owing[0].title,
        sign=sign,
        since=since,
        days=(today() - since).days,
        owing=len(owing),
        named=tuple((part.id, part.who) for part in owing[:_NAMED]),
    )


def _since(part: PartRow) -> date:
    if part.sign is Sign.OVERDUE and part.due_on is not None:
        return part.due_on
    return part.reported_at.astimezone(VIETNAM).date() if part.reported_at else part.begun_on


def _owing(parts: Sequence[PartRow]) -> tuple[Owing, ...]:
    late = [part for part in parts if part.sign in _RED]
    overdue = Counter(part.agency_id for part in late if part.sign is Sign.OVERDUE)
    silent = Counter(part.agency_id for part in late if part.sign is not Sign.OVERDUE)
    known = {part.agency_id: (part.agency, part.level) for part in late}
    worst = sorted(known, key=lambda one: (-overdue[one], -silent[one], known[one]))
    return tuple(Owing(*known[one], overdue[one], silent[one]) for one in worst[:_OWING])


def _waiting(plan: Plan) -> tuple[Waiting, ...]:
    rows = Condition.objects.filter(task__plan=plan, task__ended_on=None, came_true_on=None)
    return tuple(
        Waiting(row.task.number, row.task.title, row.watcher.short_name)
        for row in rows.select_related("task", "watcher").order_by("task__number")
    )


def _reports(plan: Plan) -> tuple[Quarter | None, tuple[ReportRow, ...]]:
    closed = plan_quarters(plan)
    return (closed[-1], quarter_rows(plan, closed[-1])) if closed else (None, ())
