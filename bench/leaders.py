"""Who reports on a plan: one leader for each agency, and whether what they sent is there."""

import time
from collections.abc import Sequence

from bench.crowd import session_of
from bench.reports import Leader
from hamrong.foundation.directory import interface as directory
from hamrong.foundation.identity import interface as identity
from hamrong.foundation.identity.models import Account
from hamrong.governance.plan.actions.open_reports import open_reports
from hamrong.governance.plan.models import Plan, Report, ReportState
from hamrong.governance.plan.queries.targets import plan_quarters
from hamrong.kernel.actor.interface import Role


def drafts(key: str) -> float:
    """Open the reports of the last closed quarter and return the seconds that took."""
    plan, begun = Plan.objects.get(key=key), time.perf_counter()
    open_reports(plan, plan_quarters(plan)[-1])
    return time.perf_counter() - begun


def leaders(key: str) -> list[Leader]:
    """Give each agency that has a report a leader who is logged in."""
    plan = Plan.objects.get(key=key)
    return [_leader(report, n) for n, report in enumerate(plan.reports.order_by("id"))]


def _leader(report: Report, number: int) -> Leader:
    agency_id = report.agency_id
    if agency_id is None:
        raise ValueError(report.id)
    official = directory.add_official(full_name=f"Lãnh đạo {number}")
    since = directory.organisation_date().replace(month=1, day=1)
    directory.give_post(official, agency_id, Role.LEADER, since=since)
    account_id = identity.create_official_account(
        official_id=official,
        login=f"bench.lanhdao.{number}",
        full_name=f"Lãnh đạo {number}",
        password="",
        is_demo=True,
    )
    account = Account.objects.get(id=account_id)
    return Leader(report.id, session_of(account), f"Cơ quan {number} đã làm xong việc của quý.")


def untrue(leaders: Sequence[Leader]) -> list[str]:
    """Return which reports are not there as they were sent, once."""
    found = []
    for leader in leaders:
        report = Report.objects.get(id=leader.report)
        versions = report.versions.values_list("state", "content__assessment")
        if report.state != ReportState.SENT or list(versions) != [("sent", leader.words)]:
            found.append(f"{leader.report}: {report.state}, {list(versions)}")
    return found
