"""One thing looked at."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How it stands. OFF is not set up and not needed; a FAULT keeps the platform from working."""

    OK = "ok"
    OFF = "off"
    WARNING = "warning"
    FAULT = "fault"


@dataclass(frozen=True)
class Finding:
    """What was found, and what to do where it is not as it should be."""

    name: str
    state: State
    detail: str
    remedy: str = ""
