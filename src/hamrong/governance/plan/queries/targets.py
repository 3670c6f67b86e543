"""The values of a plan's targets: now, and as they stood when quarters closed."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.db.models import Q

from hamrong.governance.plan.models import Declaration, Figure, Origin, Plan, Target
from hamrong.governance.plan.queries.measures import MEASURES, Measure, Over
from hamrong.governance.plan.queries.records import Reading, Records, total
from hamrong.governance.plan.rules.quarter import (
    Quarter,
    ReportingDays,
    quarter_at,
    quarter_on,
    quarters_between,
)
from hamrong.governance.plan.rules.target import Share, TargetKind, Verdict, verdict
from hamrong.kernel.calendar.interface import now

_REACHED = Decimal(100)
# How long after a quarter closed what stands still tells how things stood then.
GRACE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Value:
    """What is known of a target for a quarter.

    `origin` tells measured from declared; `share` is None where nothing is known. `outside` is the
    part of the denominator that agencies declared; `name` says which agency declared, `at` when,
    or when the value was frozen; `late` that how things stood then was not read in time. `own` is
    the share of the agencies asked about, where it can be told by agency.
    """

    quarter: Quarter
    share: Share | None = None
    origin: Origin = Origin.NONE
    verdict: Verdict = Verdict.UNMEASURED
    version: int = 0
    frozen: bool = False
    outside: int = 0
    declared_by: int = 0
    name: str = ""
    at: datetime | None = None
    late: bool = False
    own: Share | None = None


@dataclass(frozen=True)
class Measured:
    """A target's value, what its measure read of the levels in its scope, and agencies' levels."""

    value: Value
    reading: Reading | None = None
    levels: Mapping[UUID, str] = field(default_factory=dict)


def days_of(plan: Plan) -> ReportingDays:
    """Return the days on which a plan's figures close and its reports are due."""
    said = plan.reporting
    return ReportingDays(said["close_day"], said["agency_day"], said["province_day"])


def current_quarter(plan: Plan) -> Quarter:
    """Return the reporting quarter of now, also where the plan has not begun or is over."""
    return quarter_at(now(), days_of(plan))


def plan_quarters(plan: Plan) -> tuple[Quarter, ...]:
    """Return the plan's quarters that have closed, the first one first."""
    days = days_of(plan)
    last = min(quarter_on(plan.ends_on, days), current_quarter(plan).shifted(-1))
    return tuple(quarters_between(quarter_on(plan.begins_on, days), last))


def target_values(plan: Plan, quarter: Quarter, own: Collection[UUID] = ()) -> dict[UUID, Value]:
    """Return the value of each target in force for a quarter, by the target's id.

    Frozen where the quarter was; otherwise read from the records as they are. With `own` agencies
    it tells their share too. At most eight queries, however many targets and dossiers there are.
    """
    frozen = {key: past.get(quarter) for key, past in frozen_values(plan).items()}
    shares = _frozen_shares(plan, quarter, own) if any(frozen.values()) else {}
    targets = list(plan.targets.filter(ended_on=None).order_by("place"))
    missing = [target for target in targets if frozen.get(target.id) is None]
    live = measured(plan, quarter, missing) if missing else {}
    found = {}
    for target in targets:
        value = frozen.get(target.id)
        if value is not None:
            found[target.id] = replace(value, own=shares.get(target.id))
        else:
            one = live[target.id]
            found[target.id] = replace(one.value, own=_own(target, one, own))
    return found


def _own(target: Target, found: Measured, own: Collection[UUID]) -> Share | None:
    """Return the share of some agencies together, None where they have none."""
    measure = MEASURES.get(target.measure)
    if measure is None or found.reading is None:
        return None
    told = found.reading.agencies
    return shown(measure, total([told[key] for key in own if key in told]))


def _frozen_shares(plan: Plan, quarter: Quarter, own: Collection[UUID]) -> dict[UUID, Share]:
    """Return what was frozen of some agencies together, by target. One query, none for nobody."""
    rows = Figure.objects.filter(
        target__plan=plan, year=quarter.year, quarter=quarter.number, agency__in=own
    ).exclude(numerator=None)
    found: dict[UUID, Share] = {}
    for key, part, of in rows.values_list("target_id", "numerator", "denominator"):
        found[key] = total((found.get(key, Share(0, 0)), Share(part or 0, of or 0)))
    return found


def frozen_values(plan: Plan) -> dict[UUID, dict[Quarter, Value]]:
    """Return all frozen values of the whole scope, by target and quarter. One query."""
    rows = Figure.objects.filter(target__plan=plan, level="", agency=None)
    found: dict[UUID, dict[Quarter, Value]] = {}
    for row in rows.select_related("target").order_by("year", "quarter"):
        value = frozen_value(row)
        found.setdefault(row.target_id, {})[value.quarter] = value
    return found


def frozen_value(row: Figure) -> Value:
    """Return what a frozen figure says; its verdict is by what was asked for then."""
    share = None
    if row.numerator is not None and row.denominator is not None:
        share = Share(row.numerator, row.denominator)
    return Value(
        quarter=Quarter(row.year, row.quarter),
        share=share,
        origin=Origin(row.origin),
        verdict=verdict(share, threshold(row.target.kind, row.at_least)),
        version=row.version,
        frozen=True,
        outside=row.detail.get("outside", 0),
        declared_by=row.detail.get("declared_by", 0),
        name=row.detail.get("name", ""),
        at=row.frozen_at,
        late=row.detail.get("late", False),
    )


def threshold(kind: str, at_least: Decimal | None) -> Decimal | None:
    """Return what a share must reach, in per cent: all of it for a milestone."""
    return _REACHED if kind == TargetKind.MILESTONE else at_least


def measured(plan: Plan, quarter: Quarter, targets: Iterable[Target]) -> dict[UUID, Measured]:
    """Return what records and declarations say now of a quarter, by the target's id.

    What is read from how things stand is known only until a day after its quarter closed: later
    nobody can tell how they stood. At most five queries.
    """
    days = days_of(plan)
    records = Records(quarter.opened_at(days), quarter.closed_at(days))
    gone = now() >= quarter.closed_at(days) + GRACE
    declared = _declared(plan, quarter)
    return {
        target.id: _measured(target, quarter, records, declared.get(target.id, ()), gone=gone)
        for target in targets
    }


def judged(value: Value, target: Target) -> Value:
    """Return a value with its verdict."""
    found = verdict(value.share, threshold(target.kind, target.at_least))
    return replace(value, verdict=found)


def _measured(
    target: Target,
    quarter: Quarter,
    records: Records,
    declared: Collection[Declaration],
    *,
    gone: bool,
) -> Measured:
    measure = MEASURES.get(target.measure)
    if measure is None or measure.read is None:
        return Measured(judged(_of_declared(target, quarter, declared), target))
    if gone and measure.over is Over.MOMENT:
        return Measured(Value(quarter, version=measure.version, late=True))
    counting = [d for d in declared if not target.scope or d.agency.level in target.scope]
    outside = {d.agency_id: d.denominator for d in counting if measure.adds_outside}
    reading = records.beside(records.within(measure.read(records), target.scope), outside)
    value = Value(
        quarter=quarter,
        share=shown(measure, reading.whole),
        origin=Origin.MEASURED,
        version=measure.version,
        outside=sum(outside.values()),
        declared_by=len(outside),
    )
    return Measured(judged(value, target), reading, records.levels if reading.agencies else {})


def shown(measure: Measure, share: Share) -> Share | None:
    """Return a share, None where it is of so few that it would tell who."""
    return share if share.denominator >= measure.fewest else None


def _declared(plan: Plan, quarter: Quarter) -> Mapping[UUID, list[Declaration]]:
    """Return the latest declaration of each agency for the quarter, by target.

    What was reached once stays reached: of milestones also those of earlier quarters.
    """
    year, number = quarter.year, quarter.number
    earlier = Q(year__lt=year) | Q(year=year, quarter__lte=number)
    fitting = Q(year=year, quarter=number) | (Q(target__kind=TargetKind.MILESTONE) & earlier)
    rows = (
        Declaration.objects.filter(fitting, target__plan=plan)
        .select_related("agency")
        .order_by("target", "agency", "-year", "-quarter", "-at", "-id")
        .distinct("target", "agency")
    )
    found: dict[UUID, list[Declaration]] = {}
    for row in rows:
        found.setdefault(row.target_id, []).append(row)
    return found


def _of_declared(target: Target, quarter: Quarter, declared: Collection[Declaration]) -> Value:
    """Return the keeper's word where there is one, else what the agencies say together."""
    kept = [d for d in declared if d.agency_id == target.plan.keeper_id]
    counting = kept or list(declared)
    if not counting:
        return Value(quarter)
    return Value(
        quarter=quarter,
        share=Share(sum(d.numerator for d in counting), sum(d.denominator for d in counting)),
        origin=Origin.DECLARED,
        declared_by=len(counting),
        name=counting[0].agency.short_name if len(counting) == 1 else "",
        at=max(d.at for d in counting),
    )
