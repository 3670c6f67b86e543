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
