"""What is announced: how each kind of fact reads, for whom, and who wants to know."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Announcement:
    """How a kind of fact reads. `title` may be lazy and hold named placeholders of its data."""

    title: Any
    audience: str
    icon: str


@dataclass
class Registry:
    """All kinds of facts known to this process, and the jobs that follow them."""

    announced: dict[str, Announcement] = field(default_factory=dict)
    subscribers: dict[str, list[str]] = field(default_factory=dict)


REGISTRY = Registry()
