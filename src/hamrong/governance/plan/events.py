"""What happens to a plan and its tasks."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class PlanAdopted:
    """A plan was put to work."""

    decision: str
    tasks: int
    targets: int


@dataclass(frozen=True)
class PlanAmended:
    """An edition came into force."""

    decision: str
    valid_from: date
    changes: int


@dataclass(frozen=True)
class DraftOpened:
    """The keeper began to write the plan, or a change of it."""


@dataclass(frozen=True)
class FrameDrafted:
    """The draft says something else of the plan as a whole."""


@dataclass(frozen=True)
class SectionDrafted:
    """A section of the draft was added, changed or taken out."""

    section: str


@dataclass(frozen=True)
class TaskDrafted:
    """A task of the draft was added, changed or taken out."""

    number: int


@dataclass(frozen=True)
class TargetDrafted:
    """A target of the draft was added, changed or taken out."""

    target: str


@dataclass(frozen=True)
class DraftLoaded:
    """The draft's content was replaced by a file's."""

    tasks: int
    targets: int


@dataclass(frozen=True)
class DraftDiscarded:
    """The draft was thrown away."""


@dataclass(frozen=True)
class PlanDecided:
    """A draft was decided, to be in force from a day on."""

    decision: str
    valid_from: str


@dataclass(frozen=True)
class TaskAssigned:
    """Agencies were given a task: so many to lead, so many to take part."""

    lead: int
    taking_part: int


@dataclass(frozen=True)
class TaskAmended:
    """An edition says something else of the task."""

    decision: str
    fields: str


@dataclass(frozen=True)
class TaskEnded:
    """An edition has the task no more."""

    decision: str


@dataclass(frozen=True)
class FiguresFrozen:
    """Values of a quarter were frozen: of so many targets."""

    quarter: str
    targets: int


@dataclass(frozen=True)
class PartBrokenDown:
    """An agency said by which steps it carries its part, and how many are done."""

    steps: int
    done: int


@dataclass(frozen=True)
class PartReminded:
    """An agency was reminded of its part, at a stage of `rules.reminding`."""

    stage: str
    due: str


@dataclass(frozen=True)
class PartsEscalated:
    """The committee was told of parts that have long been late."""

    parts: int


@dataclass(frozen=True)
class ConditionMet:
    """What a task waited for came true on a day; it is due on another."""

    on: str
    due: str


@dataclass(frozen=True)
class PartMoved:
    """A reorganisation handed a part from an agency to its heir."""

    old_agency: str
    new_agency: str


@dataclass(frozen=True)
class MemberNamed:
    """The keeper named an agency as a member of a group that the plan leaves open."""

    agency: str


@dataclass(frozen=True)
class MemberLetGo:
    """The keeper let an agency go that it had named."""

    agency: str


@dataclass(frozen=True)
class MemberSeated:
    """Somebody became a member of the committee or its helpers on a day."""

    name: str
    body: str
    standing: str
    on: str


@dataclass(frozen=True)
class MemberLeft:
    """A member's term ended on a day."""

    name: str
    body: str
    on: str


@dataclass(frozen=True)
class MeetingNoted:
    """A meeting of the committee was noted."""

    title: str
    held_on: str


@dataclass(frozen=True)
class Concluded:
    """A meeting's conclusion became a task."""

    number: int
    title: str


@dataclass(frozen=True)
class ConclusionWithdrawn:
    """A conclusion is not carried any more, with the reason."""

    number: int
    reason: str


@dataclass(frozen=True)
class ProgressReported:
    """An agency reported how far its part is, with so many pieces of evidence."""

    state: str
    percent: int
    evidence: int


@dataclass(frozen=True)
class FigureDeclared:
    """An agency declared a figure of a target for a quarter."""

    target: str
    quarter: str
    agency: str


@dataclass(frozen=True)
class ReportReady:
    """A quarterly report was written and waits for the agency's leader."""


@dataclass(frozen=True)
class ReportSent:
    """An agency sent its quarterly report, late or to correct an accepted one."""

    late: bool
    correction: bool


@dataclass(frozen=True)
class ReportTakenBack:
    """An agency took its report back before it was judged."""


@dataclass(frozen=True)
class ReportCorrected:
    """An agency began to correct an accepted report."""


@dataclass(frozen=True)
class ReportAccepted:
    """The keeper accepted a report."""


@dataclass(frozen=True)
class ReportReturned:
    """The keeper returned a report to be put right."""


@dataclass(frozen=True)
class ReportRemarked:
    """The keeper said something of a report."""
