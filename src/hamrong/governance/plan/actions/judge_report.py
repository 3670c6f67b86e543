"""The plan's keeper accepts, returns, remarks on and asks for agencies' reports."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.identity import interface as identity
from hamrong.governance.plan import events
from hamrong.governance.plan.access import keeps, the_plan, the_report
from hamrong.governance.plan.actions.open_reports import put_before, titled
from hamrong.governance.plan.actions.write_report import keep_version
from hamrong.governance.plan.models import Remark, Report, ReportState
from hamrong.governance.plan.rules.quarter import Quarter
from hamrong.governance.plan.rules.report import Deed, after
from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError, Role, StaleError
from hamrong.kernel.calendar.interface import today
from hamrong.kernel.notify import interface as notify
from hamrong.kernel.text.interface import format_date
from hamrong.kernel.timeline.interface import record

REPORT_MISSING, REPORT_RETURNED = "plan.report_missing", "plan.report_returned"
_MOST_TOLD = 20


@transaction.atomic
def accept_reports(actor: Actor, report_ids: Iterable[UUID]) -> int:
    """Accept reports that were sent, and return how many; others are left as they are.

    Raises:
        NotYoursError: one does not exist, or the actor does not work for the plan's keeper.
    """
    accepted = 0
    for report_id in sorted(set(report_ids)):
        report = _kept(actor, report_id)
        if after(Deed.ACCEPT, report.state) is None:
            continue
        report.state = ReportState.ACCEPTED
        report.revision += 1
        report.save(update_fields=["state", "revision"])
        keep_version(report, actor)
        record(report.matter_id, events.ReportAccepted(), actor=actor, agency_id=report.agency_id)
        accepted += 1
    return accepted


@transaction.atomic
def return_report(actor: Actor, report_id: UUID, reason: str, *, revision: int) -> None:
    """Send a report back to be put right, with the reason.

    Raises:
        NotYoursError: it does not exist, or the actor does not work for the plan's keeper.
        StaleError: it has gone on since the page was made.
        RefusedError: there is no reason.
    """
    report = _kept(actor, report_id)
    if report.revision != revision or after(Deed.RETURN, report.state) is None:
        raise StaleError
    if not reason.strip():
        raise RefusedError(_("Ghi lý do trả lại để cơ quan biết cần sửa gì."), field="reason")
    report.state = ReportState.RETURNED
    report.revision += 1
    report.save(update_fields=["state", "revision"])
    keep_version(report, actor, note=reason.strip()[:2000])
    put_before(report, titled([report])[report.id])
    record(report.matter_id, events.ReportReturned(), actor=actor, agency_id=report.agency_id)
    _tell(report, REPORT_RETURNED, f"{report.id}:{report.revision}")


@transaction.atomic
def remark_on(actor: Actor, report_id: UUID, text: str, *, task_number: int | None = None) -> None:
    """Say something of a report, of one task or the whole; the agency reads it.

    Raises:
        NotYoursError: it does not exist, or the actor does not work for the plan's keeper.
        RefusedError: nothing is said.
    """
    report = _kept(actor, report_id)
    if not text.strip():
        raise RefusedError(_("Hãy viết nhận xét."), field="text")
    Remark.objects.create(
        report=report,
        task_number=task_number,
        text=text.strip()[:2000],
        name=actor.signed_name[:120],
    )
    record(report.matter_id, events.ReportRemarked(), actor=actor, agency_id=report.agency_id)


@transaction.atomic
def ask_for_reports(actor: Actor, key: str, quarter: Quarter) -> int:
    """Remind the agencies that have not sent, each once a day, and return how many they are.

    Raises:
        NotYoursError: the plan does not exist, or the actor does not work for its keeper.
    """
    plan = the_plan(actor, key)
    if not keeps(actor, plan):
        raise NotYoursError
    missing = plan.reports.filter(
        year=quarter.year,
        quarter=quarter.number,
        state__in=[ReportState.DRAFT, ReportState.RETURNED],
        agency__isnull=False,
    )
    for report in missing.select_related("plan", "agency"):
        _tell(report, REPORT_MISSING, f"{report.id}:{today()}")
    return missing.count()


def _kept(actor: Actor, report_id: UUID) -> Report:
    report = the_report(actor, report_id, lock=True)
    if report.agency_id is None or not keeps(actor, report.plan):
        raise NotYoursError
    return report


def _tell(report: Report, template: str, key: str) -> None:
    agency_id = report.agency_id and directory.heir_now(report.agency_id)
    roles = (Role.SPECIALIST, Role.LEADER)
    found = [identity.holders(agency_id, role) for role in roles] if agency_id else []
    accounts = dict.fromkeys(one.id for holders in found for one in holders[:_MOST_TOLD])
    for account_id in accounts:
        notify.send(
            account_id=account_id,
            template=template,
            data={"title": titled([report])[report.id], "due": format_date(report.due_on)},
            matter_id=report.matter_id,
            key=f"{template}:{key}:{account_id}",
        )
