"""End items: done, or not needed any more."""

from uuid import UUID

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.work.models import OPEN, WorkItem


def finish(item_id: UUID, *, by: Actor) -> None:
    """Mark an item done; an item already ended stays as it ended."""
    WorkItem.objects.filter(OPEN, id=item_id).update(
        ended_at=now(), ended_by=by.account_id, done=True
    )


def cancel(matter_id: UUID) -> int:
    """End all open items of a matter as not needed and return how many."""
    return WorkItem.objects.filter(OPEN, matter_id=matter_id).update(ended_at=now())


def finish_open(matter_id: UUID, kind: str, *, by: Actor) -> int:
    """Mark every open item of one kind of a matter done and return how many."""
    return WorkItem.objects.filter(OPEN, matter_id=matter_id, kind=kind).update(
        ended_at=now(), ended_by=by.account_id, done=True
    )
