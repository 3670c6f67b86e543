"""One target: its value by level and agency, over time, and what lies behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hamrong.foundation.directory import interface as directory
from hamrong.governance.plan.access import reads_all
from hamrong.governance.plan.models import Figure, Plan, Target
from hamrong.governance.plan.queries.declaring import (
    Declared,
    declared_rows,
    declaring_agencies,
    open_quarters,
    the_target,
)
from hamrong.governance.plan.queries.measures import MEASURES
from hamrong.governance.plan.queries.records import total
from hamrong.governance.plan.queries.targets import (
    Value,
    current_quarter,
    days_of,
    frozen_value,
    measured,
    plan_quarters,
    shown,
    threshold,
)
from hamrong.governance.plan.queries.targets_page import TargetRow, row_of, the_quarter
from hamrong.governance.plan.rules.quarter import Quarter
from hamrong.governance.plan.rules.target import Share, Verdict, verdict
from hamrong.kernel.actor.interface import Actor, Role
from hamrong.service.procedures import interface as procedures


@dataclass(frozen=True, slots=True)
class AgencyShare:
    """An agency's share of a target, and where it lies."""

    place: directory.AgencyPlace
    share: Share
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """A procedure of a measure of services, and whether it counts."""

    code: str
    name: str
    counts: bool


@dataclass(frozen=True)
class TargetPage:
    """A target. `agencies` are those the reader may know of, the lowest share first."""

    key: str
    title: str
    row: TargetRow
    quarter: Quarter
    opens_on: date
    closes_on: date
    is_open: bool
    quarters: tuple[Quarter, ...]
    levels: dict[str, Share | None]
    agencies: tuple[AgencyShare, ...]
    services: tuple[ServiceRow, ...]
    declared: tuple[Declared, ...]
    may_declare: bool


@dataclass(frozen=True)
class _Parts:
    """What a value is made of."""

    value: Value
    levels: Mapping[str, Share | None]
    agencies: Mapping[UUID, Share]
    services: Mapping[str, bool]


def target_page(actor: Actor, key: str, target_key: str, code: str = "") -> TargetPage:
    """Return a target for the quarter of a code, or else the one of now. At most 20 queries.

    An agency's share is for itself, those above it, the keeper, the committee and the province's
    leaders; the shares of levels are for every official.

    Raises:
        NotYoursError: plan, target or quarter do not exist, or not for this actor.
    """
    target = the_target(actor, key, target_key)
    plan = target.plan
    quarter, days = the_quarter(plan, code), days_of(plan)
    figures = [
        frozen_value(row)
        for row in Figure.objects.filter(target=target, level="", agency=None)
        .select_related("target")
        .order_by("year", "quarter")
    ]
    frozen = next((value for value in figures if value.quarter == quarter), None)
    parts = _frozen(target, frozen) if frozen else _live(plan, target, quarter)
    return TargetPage(
        key=plan.key,
        title=plan.title,
        row=row_of(target, parts.value, tuple(figures)),
        quarter=quarter,
        opens_on=quarter.opens_on(days),
        closes_on=quarter.closes_on(days),
        is_open=quarter == current_quarter(plan),
        quarters=(current_quarter(plan), *reversed(plan_quarters(plan))),
        levels={level: parts.levels[level] for level in directory.Level if level in parts.levels},
        agencies=_agencies(actor, plan, target, parts.agencies),
        services=_service_rows(parts.services),
        declared=declared_rows(actor, target),
        may_declare=bool(declaring_agencies(actor, target) and open_quarters(plan, target)),
    )


def _frozen(target: Target, value: Value) -> _Parts:
    rows = Figure.objects.filter(
        target=target, year=value.quarter.year, quarter=value.quarter.number
    ).exclude(numerator=None)
    levels: dict[str, Share | None] = {}
    agencies: dict[UUID, Share] = {}
    for level, agency_id, numerator, denominator in rows.values_list(
        "level", "agency_id", "numerator", "denominator"
    ):
        share = Share(numerator or 0, denominator or 0)
        if agency_id:
            agencies[agency_id] = share
        elif level:
            levels[level] = share
    return _Parts(value, levels, agencies, {})


def _live(plan: Plan, target: Target, quarter: Quarter) -> _Parts:
    found = measured(plan, quarter, [target])[target.id]
    measure = MEASURES.get(target.measure)
    if measure is None or found.reading is None:
        return _Parts(found.value, {}, {}, {})
    by_level: dict[str, list[Share]] = {}
    for key, share in found.reading.agencies.items():
        by_level.setdefault(found.levels.get(key, ""), []).append(share)
    levels = {level: shown(measure, total(shares)) for level, shares in by_level.items()}
    agencies = {
        key: one for key, share in found.reading.agencies.items() if (one := shown(measure, share))
    }
    return _Parts(found.value, levels, agencies, found.reading.services)


def _agencies(
    actor: Actor, plan: Plan, target: Target, shares: Mapping[UUID, Share]
) -> tuple[AgencyShare, ...]:
    known = shares.keys() if reads_all(actor, plan) else shares.keys() & _known_to(actor)
    places = directory.agency_places(known)
    wanted = threshold(target.kind, target.at_least)
    rows = [
        AgencyShare(place, shares[key], verdict(shares[key], wanted))
        for key, place in places.items()
    ]
    return tuple(sorted(rows, key=lambda row: (row.share.percent or 0, row.place.short_name)))


def _known_to(actor: Actor) -> frozenset[UUID]:
    own = actor.agencies()
    led = directory.reach(actor.agencies(Role.LEADER)).agency_ids
    return own | led | directory.forerunners(own)


def _service_rows(services: Mapping[str, bool]) -> tuple[ServiceRow, ...]:
    if not services:
        return ()
    names = procedures.curated_names()
    rows = [ServiceRow(code, name, services[code]) for code, name in names if code in services]
    return tuple(sorted(rows, key=lambda row: row.counts))
