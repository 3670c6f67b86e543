"""The targets of a plan with their values, for whoever may open the plan."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hamrong.governance.plan.access import reads_all, the_plan
from hamrong.governance.plan.models import Plan, Target
from hamrong.governance.plan.queries.measures import MEASURES, Measure
from hamrong.governance.plan.queries.targets import (
    Value,
    current_quarter,
    days_of,
    frozen_values,
    plan_quarters,
    target_values,
)
from hamrong.governance.plan.rules.quarter import Quarter, quarter_of_code
from hamrong.governance.plan.rules.target import TargetKind, Verdict
from hamrong.kernel.actor.interface import Actor, NotYoursError


@dataclass(frozen=True)
class TargetRow:
    """A target in a list. `trend` are the values of closed quarters, the earliest first."""

    key: str
    text: str
    kind: TargetKind
    years: tuple[int, int]
    at_least: float | None
    at_most: float | None
    scope: tuple[str, ...]
    due_on: date
    doubt: str
    measure: Measure | None
    value: Value
    trend: tuple[Value, ...]

    @property
    def missing_system(self) -> int:
        """Return the number of the system without which it is not measured yet, 0 if it is."""
        return self.measure.system if self.measure and self.measure.read is None else 0


@dataclass(frozen=True)
class TargetGroup:
    """The targets of the same years."""

    years: tuple[int, int]
    rows: tuple[TargetRow, ...]


@dataclass(frozen=True)
class TargetsPage:
    """The targets of a plan for one quarter; `closes_on` its last day, `open` until it is over."""

    key: str
    title: str
    reads_all: bool
    quarter: Quarter
    opens_on: date
    closes_on: date
    is_open: bool
    quarters: tuple[Quarter, ...]
    groups: tuple[TargetGroup, ...]
    verdicts: dict[Verdict, int]

    @property
    def has_trend(self) -> bool:
        """Tell whether any quarter was ever frozen."""
        return any(row.trend for group in self.groups for row in group.rows)


def targets_page(actor: Actor, key: str, code: str = "") -> TargetsPage:
    """Return the targets of a plan, for the quarter of a code or else the one of now.

    Eleven queries, two of which tell whether the actor reads all of the plan.

    Raises:
        NotYoursError: the plan does not exist, not for this actor, or had no such quarter yet.
    """
    plan = the_plan(actor, key)
    quarter = the_quarter(plan, code)
    rows = target_rows(plan, quarter, actor.agencies())
    years = sorted({row.years for row in rows})
    days, now = days_of(plan), current_quarter(plan)
    return TargetsPage(
        key=plan.key,
        title=plan.title,
        reads_all=reads_all(actor, plan),
        quarter=quarter,
        opens_on=quarter.opens_on(days),
        closes_on=quarter.closes_on(days),
        is_open=quarter == now,
        quarters=(now, *reversed(plan_quarters(plan))),
        groups=tuple(
            TargetGroup(one, tuple(row for row in rows if row.years == one)) for one in years
        ),
        verdicts={one: sum(row.value.verdict is one for row in rows) for one in Verdict},
    )


def the_quarter(plan: Plan, code: str) -> Quarter:
    """Return the quarter of a code, the one of now without a code.

    Raises:
        NotYoursError: the plan had no such quarter yet.
    """
    now = current_quarter(plan)
    try:
        quarter = quarter_of_code(code) if code else now
    except ValueError as error:
        raise NotYoursError from error
    if quarter != now and quarter not in plan_quarters(plan):
        raise NotYoursError
    return quarter


def target_rows(plan: Plan, quarter: Quarter, own: Collection[UUID] = ()) -> tuple[TargetRow, ...]:
    """Return the targets in force with their values for a quarter, in the order of the plan.

    With `own` agencies each value tells their share too.
    """
    values = target_values(plan, quarter, own)
    frozen = frozen_values(plan)
    targets = plan.targets.filter(ended_on=None).order_by("place")
    return tuple(
        row_of(target, values[target.id], tuple(frozen.get(target.id, {}).values()))
        for target in targets
    )


def row_of(target: Target, value: Value, trend: tuple[Value, ...]) -> TargetRow:
    """Return a target with its values, as lists show it."""
    return TargetRow(
        key=target.key,
        text=target.text,
        kind=TargetKind(target.kind),
        years=(target.first_year, target.last_year),
        at_least=None if target.at_least is None else float(target.at_least),
        at_most=None if target.at_most is None else float(target.at_most),
        scope=tuple(target.scope),
        due_on=target.due_on,
        doubt=target.doubt,
        measure=MEASURES.get(target.measure),
        value=value,
        trend=trend,
    )
