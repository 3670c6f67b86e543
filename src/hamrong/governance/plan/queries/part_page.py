"""One agency's part of a task: what it is, what was reported, what happened."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from hamrong.governance.plan.access import may_report, the_part
from hamrong.governance.plan.models import Assignment, Evidence, Progress
from hamrong.governance.plan.queries.parts import PartRow, rows_of, window_of
from hamrong.governance.plan.rules.state import State
from hamrong.governance.plan.rules.steps import Piece, Window
from hamrong.kernel.actor.interface import Actor, NotYoursError
from hamrong.kernel.timeline.interface import Audience, Entry, entries


@dataclass(frozen=True)
class ShownBy:
    """What shows that a report is true: a file by the evidence's id, or an address."""

    id: UUID
    label: str
    is_file: bool
    address: str


@dataclass(frozen=True)
class ReportedProgress:
    """What was reported at a moment; `agency` is the one before, where it carried the part then."""

    at: datetime
    name: str
    agency: str
    state: State
    percent: int
    reason: str
    result: str
    difficulties: str
    proposals: str
    shown: tuple[ShownBy, ...]


@dataclass(frozen=True)
class PartPage:
    """A part; `is_over` when the agency carries it no more."""

    key: str
    plan: str
    row: PartRow
    is_over: bool
    may_report: bool
    revision: int
    own_due_on: date | None
    window: Window
    steps: tuple[Piece, ...]
    reports: tuple[ReportedProgress, ...]
    history: tuple[Entry, ...]


def part_page(actor: Actor, assignment_id: UUID) -> PartPage:
    """Return a part.

    Raises:
        NotYoursError: it does not exist, or not for this actor.
    """
    part = the_part(actor, assignment_id)
    (row,) = rows_of(Assignment.objects.filter(id=part.id))
    return PartPage(
        key=part.task.plan.key,
        plan=part.task.plan.title,
        row=row,
        is_over=part.valid_to is not None,
        may_report=part.valid_to is None and may_report(actor, part.agency_id),
        revision=part.revision,
        own_due_on=part.own_due_on,
        window=window_of(part),
        steps=tuple(
            Piece(one.title, one.doer, one.due_on, one.done_on is not None, one.id)
            for one in part.steps.order_by("place")
        ),
        reports=_reports(part),
        history=tuple(entries(part.matter_id, tuple(Audience))),
    )


def _reports(part: Assignment) -> tuple[ReportedProgress, ...]:
    """Return what was reported, the newest first, with what ended agencies reported before."""
    reports = Progress.objects.filter(assignment__in=line_of(part)).order_by("-at", "-id")
    reports = reports.select_related("assignment__agency").prefetch_related("evidence")
    return tuple(
        ReportedProgress(
            at=one.at,
            name=one.name,
            agency="" if one.assignment_id == part.id else one.assignment.agency.short_name,
            state=State(one.state),
            percent=one.percent,
            reason=one.reason,
            result=one.result,
            difficulties=one.difficulties,
            proposals=one.proposals,
            shown=tuple(
                ShownBy(e.id, e.label, e.file_id is not None, e.address)
                for e in sorted(one.evidence.all(), key=lambda e: e.id)
            ),
        )
        for one in reports
    )


def line_of(part: Assignment) -> set[UUID]:
    """Return the part with all those of ended agencies that went over to it, one after another."""
    line, newest = {part.id}, {part.id}
    while newest:
        before = Assignment.objects.filter(successor__in=newest).values_list("id", flat=True)
        newest = set(before) - line
        line |= newest
    return line


def shown_file(actor: Actor, evidence_id: UUID) -> UUID:
    """Return the file of a piece of evidence of a part the actor may read.

    Raises:
        NotYoursError: it does not exist, is no file, or not for this actor.
    """
    found = Evidence.objects.select_related("progress").filter(id=evidence_id).first()
    if found is None or found.file_id is None:
        raise NotYoursError
    the_part(actor, found.progress.assignment_id)
    return found.file_id
