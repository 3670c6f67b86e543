"""A plan's tasks in time: what falls due in which quarter, and what has no day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Min

from hamrong.governance.plan.access import the_plan
from hamrong.governance.plan.queries.plan_page import TaskRow, plan_page
from hamrong.governance.plan.rules.quarter import Quarter
from hamrong.governance.plan.rules.state import Sign
from hamrong.governance.plan.rules.timeline import Period, calendar_quarter
from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.calendar.interface import today


@dataclass(frozen=True)
class Span:
    """A task from when it was given to when it is due: `between` two places from 0 to 1."""

    task: TaskRow
    between: tuple[float, float]
    is_open: bool


@dataclass(frozen=True)
class DueGroup:
    """The tasks due in a quarter of the calendar, those without a day where it is None.

    `is_past` when its last day has gone by, `is_now` when today lies in it.
    """

    quarter: Quarter | None
    is_past: bool
    is_now: bool
    done: int
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Timeline:
    """A plan in time; `scale` are the years with where they begin, and where today stands."""

    key: str
    title: str
    reads_all: bool
    scale: tuple[tuple[tuple[float, str], ...], float]
    groups: tuple[DueGroup, ...]


def timeline(actor: Actor, key: str) -> Timeline:
    """Return the tasks of a plan by the quarter in which they fall due. Bounded queries.

    Raises:
        NotYoursError: it does not exist, or not for this actor.
    """
    plan, page = the_plan(actor, key), plan_page(actor, key)
    given = plan.tasks.filter(ended_on=None).annotate(given=Min("assignments__valid_from"))
    begun = dict(given.values_list("number", "given"))
    tasks = [task for section in page.sections for task in section.tasks]
    dues = [task.due_on for task in tasks if task.due_on]
    period = Period(plan.begins_on, max([plan.ends_on, *dues]))
    spans = [_span(task, begun[task.number] or plan.begins_on, period) for task in tasks]
    return Timeline(
        key=page.key,
        title=page.title,
        reads_all=page.reads_all,
        scale=(tuple((at, str(year)) for year, at in period.years()), period.at(today())),
        groups=_grouped(spans),
    )


def _span(task: TaskRow, begun_on: date, period: Period) -> Span:
    end = 1.0 if task.due_on is None else period.at(task.due_on + timedelta(days=1))
    return Span(task, (min(period.at(begun_on), end), end), task.due_on is None)


def _grouped(spans: Iterable[Span]) -> tuple[DueGroup, ...]:
    by_quarter: dict[Quarter | None, list[Span]] = {}
    for span in spans:
        quarter = calendar_quarter(span.task.due_on) if span.task.due_on else None
        by_quarter.setdefault(quarter, []).append(span)
    dated = sorted(quarter for quarter in by_quarter if quarter is not None)
    order = [*dated, *([None] if None in by_quarter else [])]
    return tuple(_group(quarter, by_quarter[quarter]) for quarter in order)


def _group(quarter: Quarter | None, spans: list[Span]) -> DueGroup:
    now = calendar_quarter(today())
    return DueGroup(
        quarter=quarter,
        is_past=quarter is not None and quarter < now,
        is_now=quarter == now,
        done=sum(span.task.worst is Sign.DONE for span in spans),
        spans=tuple(sorted(spans, key=lambda span: (span.between[1], span.task.number))),
    )
