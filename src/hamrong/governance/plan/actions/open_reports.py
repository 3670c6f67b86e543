"""Put a draft of the quarter's report before each agency when the quarter has closed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from hamrong.foundation.directory import interface as directory
from hamrong.governance.plan.access import adopted
from hamrong.governance.plan.actions.open_items import end_of
from hamrong.governance.plan.models import Assignment, Plan, Report, ReportState
from hamrong.governance.plan.queries.last_reports import NOTHING, Told, last_reports
from hamrong.governance.plan.queries.targets import days_of, plan_quarters
from hamrong.governance.plan.rules.quarter import Quarter
from hamrong.governance.plan.rules.report import Content, Line, as_stored
from hamrong.governance.plan.rules.state import Part
from hamrong.kernel.actor.interface import Role
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.matter.interface import open_matter
from hamrong.kernel.work import interface as work

ITEM, MATTER = "plan_report", "plan_report"


def open_reports_due() -> int:
    """Open the reports of each plan's last closed quarter that are not open yet; how many."""
    return sum(
        open_reports(plan, quarters[-1])
        for plan in adopted().order_by("key")
        if (quarters := plan_quarters(plan))
    )


@transaction.atomic
def open_reports(plan: Plan, quarter: Quarter) -> int:
    """Give each agency that carries a part its draft of the quarter, and return how many are new.

    A draft is filled from what the agency last reported of each part before the quarter closed,
    beside how far it was when the one before closed; words come only from this quarter. It waits
    in the inbox until the agencies' day. A second run opens nothing anew.

    Raises:
        ValueError: the quarter has not closed.
    """
    days = days_of(plan)
    if now() < quarter.closed_at(days):
        raise ValueError(quarter.code)
    Plan.objects.select_for_update().get(id=plan.id)
    there = plan.reports.filter(year=quarter.year, quarter=quarter.number)
    known = set(there.values_list("agency_id", flat=True))
    parts = Assignment.objects.filter(task__plan=plan, task__ended_on=None, valid_to=None)
    parts = parts.filter(valid_from__lte=quarter.closes_on(days)).exclude(agency__in=known - {None})
    by_agency: dict[UUID, list[Assignment]] = defaultdict(list)
    for part in parts.select_related("task").order_by("task__number", "party"):
        by_agency[part.agency_id].append(part)
    last = last_reports(plan, quarter.closed_at(days))
    before = last_reports(plan, quarter.opened_at(days))
    for agency_id, own in by_agency.items():
        lines = (_line(part, last, before, quarter, plan) for part in own)
        _open(plan, quarter, agency_id, Content(tuple(lines)))
    return len(by_agency)


def _line(
    part: Assignment,
    last: Mapping[UUID, Told],
    before: Mapping[UUID, Told],
    quarter: Quarter,
    plan: Plan,
) -> Line:
    now_, then = last.get(part.id, NOTHING), before.get(part.id, NOTHING)
    is_new = now_.at is not None and now_.at >= quarter.opened_at(days_of(plan))
    said = now_ if is_new else NOTHING
    return Line(
        number=part.task.number,
        title=part.task.title,
        part=Part(part.part),
        party=part.party,
        state=now_.state,
        percent=now_.percent,
        before_state=then.state,
        before_percent=then.percent,
        result=said.result,
        difficulties=said.difficulties,
        proposals=said.proposals,
    )


def _open(plan: Plan, quarter: Quarter, agency_id: UUID, content: Content) -> None:
    title = f"Báo cáo quý {quarter.roman}/{quarter.year}: {plan.title}"
    due_on = quarter.agency_due(days_of(plan))
    report = Report.objects.create(
        plan=plan,
        year=quarter.year,
        quarter=quarter.number,
        agency_id=agency_id,
        state=ReportState.DRAFT,
        due_on=due_on,
        content=as_stored(content),
        matter_id=open_matter(kind=MATTER, title=title, agency_id=agency_id),
    )
    put_before(report, title)


def put_before(report: Report, title: str, role: Role = Role.SPECIALIST) -> None:
    """Put a report before its agency, or its heir, due at the end of its last day."""
    if report.agency_id is None or work.has_open(report.matter_id, ITEM):
        return
    work.open_item(
        matter_id=report.matter_id,
        kind=ITEM,
        title=title,
        agency_id=directory.heir_now(report.agency_id),
        role=role,
        due_at=end_of(report.due_on),
        link=reverse("plan:report", args=[report.id]),
    )


def titled(reports: Iterable[Report]) -> dict[UUID, str]:
    """Return what reports are called in the inbox, by id."""
    return {
        one.id: f"Báo cáo quý {Quarter(one.year, one.quarter).roman}/{one.year}: {one.plan.title}"
        for one in reports
    }
