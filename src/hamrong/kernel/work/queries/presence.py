"""Who else has a matter open."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.work.models import Presence

# A page looked at without a script says nothing until it is loaded again.
SEEN_WITHIN = timedelta(minutes=5)


@dataclass(frozen=True)
class Present:
    """A colleague who has the matter open; `minutes` since the last sign, 0 for just now."""

    name: str
    minutes: int


def others_present(actor: Actor, matter_id: UUID) -> tuple[Present, ...]:
    """Return who else looked at a matter a moment ago, the latest first. One query."""
    if actor.account_id is None:
        return ()
    at = now()
    rows = Presence.objects.filter(matter_id=matter_id, seen_at__gte=at - SEEN_WITHIN)
    others = rows.exclude(account_id=actor.account_id).order_by("-seen_at")[:5]
    return tuple(Present(row.name, _minutes(at - row.seen_at)) for row in others)


def _minutes(passed: timedelta) -> int:
    return max(int(passed.total_seconds()) // 60, 0)
