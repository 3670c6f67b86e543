"""Write an agency's quarterly report: save, hand to the leader, send, take back, correct."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from hamrong.governance.plan import events
from hamrong.governance.plan.access import may_send_report, may_write_report, the_report
from hamrong.governance.plan.actions.open_reports import ITEM, put_before, titled
from hamrong.governance.plan.models import Report, ReportState, ReportVersion
from hamrong.governance.plan.rules.report import Deed, after, as_stored, read_content, reworded
from hamrong.kernel.actor.interface import Actor, NotYoursError, Role, StaleError
from hamrong.kernel.calendar.interface import now, today
from hamrong.kernel.timeline.interface import record
from hamrong.kernel.work import interface as work

_SPEAK = (Role.SPECIALIST, Role.HEAD, Role.LEADER)
_FACTS: Final = {
    Deed.TAKE_BACK: events.ReportTakenBack,
    Deed.CORRECT: events.ReportCorrected,
}


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in the page: words of each line by its key, and of the whole."""

    words: Mapping[str, Mapping[str, str]]
    assessment: str
    proposals: str


@transaction.atomic
def save_report(
    actor: Actor, report_id: UUID, written: Written, *, revision: int, hands_on: bool = False
) -> None:
    """Keep what is written so far; with `hands_on` put it before the agency's leader.

    Raises:
        NotYoursError: it does not exist, or the actor does not report for the agency.
        StaleError: somebody wrote after the page was made, or the report was sent.
    """
    report = _open(actor, report_id, Deed.SAVE, revision)
    _keep(report, written)
    if hands_on:
        work.finish_open(report.matter_id, ITEM, by=actor)
        put_before(report, titled([report])[report.id], Role.LEADER)
        record(report.matter_id, events.ReportReady(), actor=actor, agency_id=report.agency_id)


@transaction.atomic
def send_report(actor: Actor, report_id: UUID, written: Written, *, revision: int) -> None:
    """Send the report in the agency's name; it stands as sent, with what came late or corrects.

    Raises:
        NotYoursError: it does not exist, or the actor does not lead the agency.
        StaleError: somebody wrote after the page was made, or the report was sent.
    """
    report = _open(actor, report_id, Deed.SEND, revision)
    if not may_send_report(actor, report):
        raise NotYoursError
    _keep(report, written)
    report.state, report.sent_at = ReportState.SENT, now()
    report.save(update_fields=["state", "sent_at"])
    late = today() > report.due_on
    correction = report.versions.filter(state=ReportState.ACCEPTED).exists()
    keep_version(report, actor, late=late, correction=correction)
    work.finish_open(report.matter_id, ITEM, by=actor)
    fact = events.ReportSent(late, correction)
    record(report.matter_id, fact, actor=actor, agency_id=report.agency_id)


@transaction.atomic
def reopen_report(actor: Actor, report_id: UUID, deed: Deed, *, revision: int) -> None:
    """Take a sent report back, or begin to correct an accepted one; what was sent stays on record.

    Raises:
        NotYoursError: it does not exist, or the actor does not lead the agency.
        StaleError: the report has gone on since the page was made.
    """
    report = _open(actor, report_id, deed, revision)
    if not may_send_report(actor, report):
        raise NotYoursError
    report.state = ReportState.DRAFT
    report.revision += 1
    report.save(update_fields=["state", "revision"])
    put_before(report, titled([report])[report.id])
    record(report.matter_id, _FACTS[deed](), actor=actor, agency_id=report.agency_id)


def keep_version(
    report: Report,
    actor: Actor,
    *,
    late: bool = False,
    correction: bool = False,
    note: str = "",
) -> None:
    """Put the report as it stands now on record."""
    last = report.versions.aggregate(last=Max("number"))["last"] or 0
    ReportVersion.objects.create(
        report=report,
        number=last + 1,
        state=report.state,
        content=report.content,
        late=late,
        correction=correction,
        note=note,
        name=actor.signed_name[:120],
    )


def _open(actor: Actor, report_id: UUID, deed: Deed, revision: int) -> Report:
    report = the_report(actor, report_id, lock=True)
    if not may_write_report(actor, report):
        raise NotYoursError
    if report.revision != revision or after(deed, report.state) is None:
        raise StaleError
    return report


def _keep(report: Report, written: Written) -> None:
    content = reworded(
        read_content(report.content),
        written.words,
        assessment=written.assessment,
        proposals=written.proposals,
    )
    report.content = as_stored(content)
    report.revision += 1
    report.save(update_fields=["content", "revision"])
