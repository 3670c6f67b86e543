"""One agency's part of a task: what it is, what was reported, what happened."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hamrong.governance.plan.access import may_report, the_part
from hamrong.governance.plan.models import Assignment
from hamrong.governance.plan.queries.parts import PartRow, rows_of
from hamrong.governance.plan.rules.state import State
from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.timeline.interface import Audience, Entry, entries


@dataclass(frozen=True)
class ReportedProgress:
    """What was reported at a moment."""

    at: datetime
    name: str
    state: State
    percent: int
    reason: str
    result: str
    difficulties: str
    proposals: str


@dataclass(frozen=True)
class PartPage:
    """A part; `is_over` when the agency carries it no more."""

    key: str
    plan: str
    row: PartRow
    is_over: bool
    may_report: bool
    revision: int
    reports: tuple[ReportedProgress, ...]
    history: tuple[Entry, ...]


def part_page(actor: Actor, assignment_id: UUID) -> PartPage:
    """Return a part.

    Raises:
        NotYoursError: it does not exist, or not for this actor.
    """
    part = the_part(actor, assignment_id)
    (row,) = rows_of(Assignment.objects.filter(id=part.id))
    reports = part.reports.order_by("-at", "-id")
    return PartPage(
        key=part.task.plan.key,
        plan=part.task.plan.title,
        row=row,
        is_over=part.valid_to is not None,
        may_report=part.valid_to is None and may_report(actor, part.agency_id),
        revision=part.revision,
        reports=tuple(
            ReportedProgress(
                at=one.at,
                name=one.name,
                state=State(one.state),
                percent=one.percent,
                reason=one.reason,
                result=one.result,
                difficulties=one.difficulties,
                proposals=one.proposals,
            )
            for one in reports
        ),
        history=tuple(entries(part.matter_id, tuple(Audience))),
    )
