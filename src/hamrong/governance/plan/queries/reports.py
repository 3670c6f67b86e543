"""The quarterly reports of a plan: one's own, and all of a quarter for who gathers them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from hamrong.governance.plan.access import keeps, reads_all, reports_visible_to, the_plan
from hamrong.governance.plan.models import Plan, Report, ReportState, ReportVersion
from hamrong.governance.plan.rules.quarter import Quarter
from hamrong.governance.plan.rules.report import Merged, merged, read_content
from hamrong.kernel.actor.interface import Actor, NotYoursError
from hamrong.kernel.calendar.interface import today
from hamrong.kernel.text.interface import plain

WAITING, LATE = "waiting", "late"


@dataclass(frozen=True)
class ReportRow:
    """A report in a list; `is_overdue` when it was not sent by its day, `was_late` when later."""

    id: UUID
    quarter: Quarter
    agency: str
    level: str
    state: str
    due_on: date
    sent_at: datetime | None
    is_overdue: bool
    was_late: bool


@dataclass(frozen=True)
class QuarterRow:
    """A quarter with how many reports there are and how many of them were sent."""

    quarter: Quarter
    reports: int
    sent: int


@dataclass(frozen=True)
class ReportsPage:
    """The plan's quarters, and the reports of the actor's own agencies."""

    key: str
    plan: str
    reads_all: bool
    own: tuple[ReportRow, ...]
    quarters: tuple[QuarterRow, ...]


@dataclass(frozen=True)
class QuarterPage:
    """All reports of a quarter: how many stand where, those asked for, all that was sent merged."""

    key: str
    plan: str
    quarter: Quarter
    keeps: bool
    counts: Mapping[str, int]
    total: int
    rows: tuple[ReportRow, ...]
    tasks: tuple[Merged, ...]
    missing: tuple[str, ...]


def reports_page(actor: Actor, key: str) -> ReportsPage:
    """Return the quarters of a plan and one's own reports, the newest first. Bounded queries.

    Raises:
        NotYoursError: the plan does not exist, or not for this actor.
    """
    plan = the_plan(actor, key)
    whole = reads_all(actor, plan)
    own = reports_visible_to(actor, plan).filter(agency__in=actor.agencies())
    quarters = plan.reports.filter(agency__isnull=False).values("year", "quarter")
    counted = quarters.annotate(n=Count("id"), sent=Count("id", filter=Q(state__in=_SENT)))
    return ReportsPage(
        key=plan.key,
        plan=plan.title,
        reads_all=whole,
        own=tuple(map(_row, _listed(own).order_by("-year", "-quarter", "agency__code"))),
        quarters=tuple(
            QuarterRow(Quarter(one["year"], one["quarter"]), one["n"], one["sent"])
            for one in counted.order_by("-year", "-quarter")
        )
        if whole
        else (),
    )


_SENT = (ReportState.SENT, ReportState.ACCEPTED)


def quarter_page(
    actor: Actor, key: str, quarter: Quarter, *, state: str = "", text: str = ""
) -> QuarterPage:
    """Return a quarter's reports narrowed to a state and words, and all that was sent merged.

    `state` is one of a report, "waiting" for those not sent, "late" for those not sent in time.

    Raises:
        NotYoursError: the plan does not exist, or the actor does not read all of it.
    """
    plan = the_plan(actor, key)
    if not reads_all(actor, plan):
        raise NotYoursError
    rows = quarter_rows(plan, quarter)
    fitting = [row for row in rows if _fits(row, state, plain(text[:100]).split())]
    sent = (
        _of_quarter(plan, quarter)
        .filter(state__in=_SENT)
        .select_related("agency")
        .order_by("agency__code")
    )
    return QuarterPage(
        key=plan.key,
        plan=plan.title,
        quarter=quarter,
        keeps=keeps(actor, plan),
        counts=_counts(rows),
        total=len(rows),
        rows=tuple(fitting),
        tasks=merged(
            (one.agency.short_name, read_content(one.content)) for one in sent if one.agency
        ),
        missing=tuple(row.agency for row in rows if row.state not in _SENT),
    )


def quarter_rows(plan: Plan, quarter: Quarter) -> tuple[ReportRow, ...]:
    """Return the agencies' reports of a quarter, by agency. One query."""
    every = _listed(_of_quarter(plan, quarter)).order_by("agency__code", "id")
    return tuple(_row(report) for report in every)


def _of_quarter(plan: Plan, quarter: Quarter) -> QuerySet[Report]:
    return plan.reports.filter(year=quarter.year, quarter=quarter.number, agency__isnull=False)


def _listed(reports: QuerySet[Report]) -> QuerySet[Report]:
    late = ReportVersion.objects.filter(report=OuterRef("id"), late=True)
    return reports.select_related("agency").annotate(was_late=Exists(late)).defer("content")


def _row(report: Report) -> ReportRow:
    return ReportRow(
        id=report.id,
        quarter=Quarter(report.year, report.quarter),
        agency=report.agency.short_name if report.agency else "",
        level=report.agency.level if report.agency else "",
        state=report.state,
        due_on=report.due_on,
        sent_at=report.sent_at,
        is_overdue=report.state not in _SENT and today() > report.due_on,
        was_late=bool(getattr(report, "was_late", False)),
    )


def _fits(row: ReportRow, state: str, words: list[str]) -> bool:
    name = plain(row.agency)
    return _stands(row, state) and all(word in name for word in words)


def _stands(row: ReportRow, state: str) -> bool:
    if state == WAITING:
        return row.state not in _SENT
    if state == LATE:
        return row.is_overdue or row.was_late
    return not state or row.state == state


def _counts(rows: Sequence[ReportRow]) -> Mapping[str, int]:
    counted = Counter(row.state for row in rows)
    named = {
        WAITING: sum(row.state not in _SENT for row in rows),
        LATE: sum(row.is_overdue or row.was_late for row in rows),
        **{state.value: counted[state.value] for state in (*_SENT, ReportState.RETURNED)},
    }
    return {name: count for name, count in named.items() if count}
