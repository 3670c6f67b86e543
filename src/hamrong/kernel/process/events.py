"""The facts a process announces."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StepLeft:
    """Someone acted: the matter left a step and entered the next, or came to its end."""

    action: str
    left: str
    entered: str


@dataclass(frozen=True)
class ProcessResumed:
    """An ended process was taken up again at a step."""

    entered: str


@dataclass(frozen=True)
class StepReturned:
    """Whoever had the matter gave it back to an earlier step, for a reason."""

    left: str
    entered: str
    reason: str


@dataclass(frozen=True)
class StepRecalled:
    """Whoever had passed the matter on took it back before anybody went on with it."""

    left: str
    entered: str
    reason: str
