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
