"""Who may declare what of a target, for which quarters, and what was declared."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hamrong.foundation.directory import interface as directory
from hamrong.governance.plan.access import may_report, reads_all, the_plan
from hamrong.governance.plan.models import Declaration, Figure, Plan, Target
from hamrong.governance.plan.queries.measures import MEASURES, Measure
from hamrong.governance.plan.queries.targets import current_quarter, days_of
from hamrong.governance.plan.rules.declaring import Asks
from hamrong.governance.plan.rules.freezing import freezes_at
from hamrong.governance.plan.rules.quarter import Quarter, quarter_on
from hamrong.governance.plan.rules.target import Share, TargetKind
from hamrong.kernel.actor.interface import Actor, NotYoursError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.files import interface as files
from hamrong.kernel.files.interface import StoredFile


@dataclass(frozen=True)
class Declared:
    """What an agency declared; `file` only for who may open it, `counts` while it is its latest."""

    id: UUID
    quarter: Quarter
    agency: str
    share: Share
    basis: str
    file: StoredFile | None
    name: str
    at: datetime
    counts: bool


def the_target(actor: Actor, key: str, target_key: str) -> Target:
    """Return a target of a plan the actor may open; targets themselves are published.

    Raises:
        NotYoursError: it does not exist, or not for this actor.
    """
    found = the_plan(actor, key).targets.filter(key=target_key.replace("\x00", "")).first()
    if found is None:
        raise NotYoursError
    return found


def asks_of(target: Target) -> Asks | None:
    """Return what is declared of a target; None where the platform measures all of it."""
    if target.kind == TargetKind.MILESTONE:
        return Asks.MILESTONE
    measure = MEASURES[target.measure]
    if measure.read is None:
        return Asks.SHARE
    return Asks.OUTSIDE if measure.adds_outside else None


def declaring_agencies(actor: Actor, target: Target) -> tuple[directory.AgencyView, ...]:
    """Return for which agencies the actor may declare: the keeper for the whole, others their own.

    The keeper alone says whether something is reached. An agency of a level outside the target's
    scope has nothing to declare.
    """
    asks, plan = asks_of(target), target.plan
    if asks is None or target.ended_on is not None:
        return ()
    found = [directory.agency(key) for key in actor.agencies() if may_report(actor, key)]
    if asks is Asks.MILESTONE:
        found = [agency for agency in found if agency.id == plan.keeper_id]
    whole = [a for a in found if a.id == plan.keeper_id and asks is not Asks.OUTSIDE]
    own = [a for a in found if a not in whole and (not target.scope or a.level in target.scope)]
    return tuple(sorted([*whole, *own], key=lambda agency: (agency not in whole, agency.code)))


def open_quarters(plan: Plan, target: Target) -> tuple[Quarter, ...]:
    """Return the quarters whose declared figures do not stand yet, the one of now first."""
    days, quarter = days_of(plan), current_quarter(plan)
    first = quarter_on(plan.begins_on, days)
    frozen = set(
        Figure.objects.filter(target=target, level="", agency=None).values_list("year", "quarter")
    )
    return tuple(
        one
        for one in (quarter, quarter.shifted(-1))
        if one >= first
        and (one.year, one.number) not in frozen
        and now() < freezes_at(one, days, declared=True)
    )


def declared_rows(actor: Actor, target: Target) -> tuple[Declared, ...]:
    """Return what was declared, the latest first: all for who reads all, else the keeper's and own.

    At most four queries.
    """
    plan, own = target.plan, actor.agencies()
    everything = reads_all(actor, plan)
    rows = Declaration.objects.filter(target=target).select_related("agency").order_by("-at", "-id")
    if not everything:
        rows = rows.filter(agency__in={plan.keeper_id, *own})
    found = list(rows[:_MOST])
    stored = files.describe([row.file_id for row in found if row.file_id])
    opens = {row.id for row in found if everything or row.agency_id in own}
    return tuple(_rows(found, stored, opens))


_MOST = 200


def _rows(
    found: Iterable[Declaration], stored: dict[UUID, StoredFile], opens: set[UUID]
) -> Iterable[Declared]:
    seen = set()
    for row in found:
        place = (row.agency_id, row.year, row.quarter)
        yield Declared(
            id=row.id,
            quarter=Quarter(row.year, row.quarter),
            agency=row.agency.short_name,
            share=Share(row.numerator, row.denominator),
            basis=row.basis,
            file=stored.get(row.file_id) if row.file_id and row.id in opens else None,
            name=row.name,
            at=row.at,
            counts=place not in seen,
        )
        seen.add(place)


def evidence_file(actor: Actor, declaration_id: UUID) -> UUID:
    """Return the evidence of a declaration: for the agency that gave it and who reads all.

    Raises:
        NotYoursError: it does not exist, has none, or not for this actor.
    """
    row = Declaration.objects.filter(id=declaration_id).select_related("target__plan").first()
    if row is None or row.file_id is None:
        raise NotYoursError
    if row.agency_id not in actor.agencies() and not reads_all(actor, row.target.plan):
        raise NotYoursError
    return row.file_id


@dataclass(frozen=True)
class DeclaringPage:
    """What the form of a declaration needs."""

    key: str
    target: str
    text: str
    asks: Asks
    measure: Measure | None
    agencies: tuple[directory.AgencyView, ...]
    quarters: tuple[Quarter, ...]


def declaring_page(actor: Actor, key: str, target_key: str) -> DeclaringPage:
    """Return what the form needs.

    Raises:
        NotYoursError: the target does not exist, or the actor has nothing to declare of it.
    """
    target = the_target(actor, key, target_key)
    asks, agencies = asks_of(target), declaring_agencies(actor, target)
    if asks is None or not agencies:
        raise NotYoursError
    return DeclaringPage(
        key=key,
        target=target.key,
        text=target.text,
        asks=asks,
        measure=MEASURES.get(target.measure),
        agencies=agencies,
        quarters=open_quarters(target.plan, target),
    )
