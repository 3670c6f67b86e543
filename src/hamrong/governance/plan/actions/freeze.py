"""Freeze the values of targets when a quarter has closed."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction

from hamrong.governance.plan import events
from hamrong.governance.plan.access import adopted
from hamrong.governance.plan.models import Figure, Origin, Plan, Target
from hamrong.governance.plan.queries.editions import in_force_on
from hamrong.governance.plan.queries.measures import MEASURES, Measure
from hamrong.governance.plan.queries.records import total
from hamrong.governance.plan.queries.targets import (
    Measured,
    days_of,
    measured,
    plan_quarters,
    shown,
)
from hamrong.governance.plan.rules.freezing import freezes_at
from hamrong.governance.plan.rules.quarter import Quarter
from hamrong.governance.plan.rules.target import Share
from hamrong.kernel.actor.interface import SYSTEM
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.timeline.interface import record


def freeze_due() -> int:
    """Freeze what is due of each plan's last closed quarter; return how many targets were.

    An older quarter that nobody froze stays without frozen values: what was rated, moved or put
    right since would be told as if it had stood so then. Its page tells what the records say now.
    """
    return sum(
        freeze(plan, quarters[-1])
        for plan in adopted().order_by("key")
        if (quarters := plan_quarters(plan))
    )


@transaction.atomic
def freeze(plan: Plan, quarter: Quarter) -> int:
    """Freeze the values that are due of a quarter; return of how many targets.

    What is measured is due when the quarter closes, what agencies declare when the province's
    report is. Each target has a value for its whole scope and, where it can be told, for each level
    and agency, by the thresholds of the edition in force on the quarter's last day. What happened
    counts by its own moment, so that a late run gives the same; how things stand is read by this
    run and left out a day after the close. A second run freezes nothing anew; the database refuses
    to change what is frozen.

    Raises:
        ValueError: the quarter has not closed.
    """
    days, at = days_of(plan), now()
    if at < quarter.closed_at(days):
        raise ValueError(quarter.code)
    Plan.objects.select_for_update().get(id=plan.id)
    done = Figure.objects.filter(target__plan=plan, year=quarter.year, quarter=quarter.number)
    frozen = set(done.values_list("target_id", flat=True))
    due = [
        target
        for target in _targets_of(plan, quarter)
        if target.id not in frozen and at >= freezes_at(quarter, days, declared=_waits(target))
    ]
    found = measured(plan, quarter, due)
    figures = [figure for target in due for figure in _figures(target, found[target.id])]
    Figure.objects.bulk_create(figures, batch_size=1000)
    if due:
        fact = events.FiguresFrozen(f"{quarter.roman}/{quarter.year}", len(due))
        record(plan.matter_id, fact, actor=SYSTEM, agency_id=plan.keeper_id)
    return len(due)


def _targets_of(plan: Plan, quarter: Quarter) -> Iterator[Target]:
    """Yield the targets as the edition in force on the quarter's last day stated them."""
    content = in_force_on(plan, quarter.closes_on(days_of(plan))).content
    said = {target["key"]: target for target in content["targets"]}
    for target in plan.targets.filter(key__in=said).order_by("place"):
        then = said[target.key]
        least = then.get("at_least")
        target.at_least = None if least is None else Decimal(str(least))
        target.kind, target.measure = then["kind"], then.get("measure", "")
        target.scope = then.get("scope", [])
        yield target


def _waits(target: Target) -> bool:
    """Tell whether a target's value waits for what agencies declare."""
    measure = MEASURES.get(target.measure)
    return measure is None or measure.read is None or measure.adds_outside


def _figures(target: Target, found: Measured) -> Iterator[Figure]:
    """Yield a target's figures: the whole, then levels and agencies where they can be told."""
    value, measure = found.value, MEASURES.get(target.measure)
    yield _figure(target, found, value.share, detail=_detail(found))
    if measure is None or found.reading is None:
        return
    by_level: dict[str, list[Share]] = {}
    for key, share in found.reading.agencies.items():
        by_level.setdefault(found.levels.get(key, ""), []).append(share)
        if enough := shown(measure, share):
            yield _figure(target, found, enough, agency_id=key)
    for level, shares in by_level.items():
        if level and (enough := _together(measure, shares)):
            yield _figure(target, found, enough, level=level)


def _together(measure: Measure, shares: list[Share]) -> Share | None:
    return shown(measure, total(shares))


def _figure(target: Target, found: Measured, share: Share | None, **more: Any) -> Figure:
    value = found.value
    return Figure(
        target=target,
        year=value.quarter.year,
        quarter=value.quarter.number,
        numerator=share.numerator if share else None,
        denominator=share.denominator if share else None,
        origin=value.origin if share else Origin.NONE,
        version=value.version,
        at_least=target.at_least,
        **more,
    )


def _detail(found: Measured) -> Mapping[str, Any]:
    value = found.value
    told = {
        "outside": value.outside,
        "declared_by": value.declared_by,
        "name": value.name,
        "late": value.late,
    }
    return {name: what for name, what in told.items() if what}
