"""Make a kind of fact known, and follow it."""

from typing import Any

from hamrong.kernel.timeline.events import REGISTRY, Announcement
from hamrong.kernel.timeline.rules import Audience, kind_of


def announce(event: type, *, title: Any, audience: Audience, icon: str = "circle") -> None:
    """Say how facts of this kind read and who may read them; called once at start.

    `title` is a (lazy) text with named placeholders of the event's fields: "Đã nộp %(code)s".
    """
    REGISTRY.announced[kind_of(event)] = Announcement(title, audience, icon)


def subscribe(event: type, job: str) -> None:
    """Have the job run after each fact of this kind; called once at start.

    The job is enqueued in the fact's own transaction and gets `entry_id`, `matter_id`, `kind`
    and `data` (the event's fields). It runs at least once: the entry's id tells repeats.
    """
    jobs = REGISTRY.subscribers.setdefault(kind_of(event), [])
    if job not in jobs:
        jobs.append(job)
