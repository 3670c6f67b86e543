"""One agency's quarterly report: what it says, what was sent, what the keeper said of it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from hamrong.governance.plan.access import keeps, may_send_report, may_write_report, the_report
from hamrong.governance.plan.models import Report
from hamrong.governance.plan.rules.quarter import Quarter
from hamrong.governance.plan.rules.report import Content, Deed, after, read_content
from hamrong.kernel.actor.interface import Actor, NotYoursError
from hamrong.kernel.timeline.interface import Audience, Entry, entries


@dataclass(frozen=True)
class SentVersion:
    """A report as it was sent, accepted or returned."""

    number: int
    state: str
    late: bool
    correction: bool
    note: str
    name: str
    at: datetime


@dataclass(frozen=True)
class Said:
    """A remark of the keeper, on a task or the whole."""

    task_number: int | None
    text: str
    name: str
    at: datetime


@dataclass(frozen=True)
class ReportPage:
    """A report as the actor may see and handle it; `deeds` are what can be done with it."""

    id: UUID
    key: str
    plan: str
    quarter: Quarter
    agency: str
    state: str
    due_on: date
    revision: int
    content: Content
    deeds: frozenset[Deed]
    versions: tuple[SentVersion, ...]
    remarks: tuple[Said, ...]
    history: tuple[Entry, ...]


def report_page(actor: Actor, report_id: UUID) -> ReportPage:
    """Return an agency's report. Bounded queries.

    Raises:
        NotYoursError: it does not exist, is the province's, or not for this actor.
    """
    report = the_report(actor, report_id)
    if report.agency is None:
        raise NotYoursError
    return ReportPage(
        id=report.id,
        key=report.plan.key,
        plan=report.plan.title,
        quarter=Quarter(report.year, report.quarter),
        agency=report.agency.short_name,
        state=report.state,
        due_on=report.due_on,
        revision=report.revision,
        content=read_content(report.content),
        deeds=frozenset(_deeds(actor, report)),
        versions=tuple(
            SentVersion(v.number, v.state, v.late, v.correction, v.note, v.name, v.at)
            for v in report.versions.order_by("-number")
        ),
        remarks=tuple(
            Said(one.task_number, one.text, one.name, one.at)
            for one in report.remarks.order_by("at", "id")
        ),
        history=tuple(entries(report.matter_id, tuple(Audience))),
    )


def _deeds(actor: Actor, report: Report) -> set[Deed]:
    wanted: set[Deed] = set()
    if may_write_report(actor, report):
        wanted.add(Deed.SAVE)
    if may_send_report(actor, report):
        wanted |= {Deed.SEND, Deed.TAKE_BACK, Deed.CORRECT}
    if keeps(actor, report.plan):
        wanted |= {Deed.ACCEPT, Deed.RETURN}
    return {deed for deed in wanted if after(deed, report.state) is not None}
