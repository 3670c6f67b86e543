"""What waits for whom."""

from uuid import UUID

from django.db.models import QuerySet

from hamrong.kernel.actor.interface import Actor, Hat
from hamrong.kernel.work.models import FREE, OPEN, WorkItem


def parts_waiting_for(actor: Actor) -> list[QuerySet[WorkItem]]:
    """Return the open items this official may do, in parts that share no item.

    One part a seat with what nobody has taken yet, and one with what is this official's own: each
    is one range of an index, so a page of all of them costs the same however much waits.
    """
    if actor.hat is not Hat.OFFICIAL or actor.account_id is None:
        return []
    own = WorkItem.objects.filter(OPEN, assignee_id=actor.account_id)
    free = WorkItem.objects.filter(FREE)
    seats = dict.fromkeys(actor.seats)
    return [own, *(free.filter(agency_id=s.agency_id, role=s.role.value) for s in seats)]


def waiting_for(actor: Actor) -> QuerySet[WorkItem]:
    """Return the open items this official may do: of one of their seats, not taken by another."""
    found = WorkItem.objects.none()
    for part in parts_waiting_for(actor):
        found |= part
    return found


def may_do(actor: Actor, item_id: UUID) -> bool:
    """Tell whether an open item waits for this official. One query."""
    return waiting_for(actor).filter(id=item_id).exists()
