"""Note who has a matter open."""

from datetime import timedelta
from uuid import UUID

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.work.models import Presence

FORGOTTEN_AFTER = timedelta(minutes=15)


def note_presence(actor: Actor, matter_id: UUID) -> None:
    """Note that the actor looks at a matter now. One query; nobody waits for it."""
    if actor.account_id is None:
        return
    row = Presence(
        matter_id=matter_id, account_id=actor.account_id, name=actor.name[:120], seen_at=now()
    )
    Presence.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["matter_id", "account_id"],
        update_fields=["name", "seen_at"],
    )


def forget_presence() -> int:
    """Drop who has not looked for a while and return how many."""
    return Presence.objects.filter(seen_at__lt=now() - FORGOTTEN_AFTER).delete()[0]
