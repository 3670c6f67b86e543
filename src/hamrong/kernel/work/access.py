"""What waits for whom."""

from uuid import UUID

from django.db.models import QuerySet

from hamrong.kernel.actor.interface import Actor, Hat, Role
from hamrong.kernel.work.models import FREE, OPEN, WorkItem


def parts_waiting_for(actor: Actor) -> list[QuerySet[WorkItem]]:
    """Return the open items this official may do, in parts that share no item.

    One part a seat with what nobody has taken yet, one with what is this official's own, and one
    for each absent colleague whose deputy they are: each is one range of an index, so a page of
    all of them costs the same however much waits.
    """
    if actor.hat is not Hat.OFFICIAL or actor.account_id is None:
        return []
    people = [actor.account_id, *(absent.account_id for absent in actor.stands_for)]
    own = [WorkItem.objects.filter(OPEN, assignee_id=person) for person in people]
    free = WorkItem.objects.filter(FREE)
    seats = dict.fromkeys(actor.seats)
    return [*own, *(free.filter(agency_id=s.agency_id, role=s.role.value) for s in seats)]


def parts_led_by(actor: Actor) -> list[QuerySet[WorkItem]]:
    """Return all open items of the agencies where this official is head or leader, in parts."""
    if actor.hat is not Hat.OFFICIAL:
        return []
    led = sorted(actor.agencies(Role.HEAD, Role.LEADER))
    return [WorkItem.objects.filter(OPEN, agency_id=agency_id) for agency_id in led]


def _together(parts: list[QuerySet[WorkItem]]) -> QuerySet[WorkItem]:
    found = WorkItem.objects.none()
    for part in parts:
        found |= part
    return found


def waiting_for(actor: Actor) -> QuerySet[WorkItem]:
    """Return the open items this official may do: of one of their seats, not taken by another."""
    return _together(parts_waiting_for(actor))


def led_by(actor: Actor) -> QuerySet[WorkItem]:
    """Return the open items this official may give to others as head or leader."""
    return _together(parts_led_by(actor))


def may_do(actor: Actor, item_id: UUID) -> bool:
    """Tell whether an open item waits for this official. One query."""
    return waiting_for(actor).filter(id=item_id).exists()


def is_held_by_other(actor: Actor, item: WorkItem) -> bool:
    """Tell whether a colleague has taken the item for whom this actor does not stand in."""
    own = {actor.account_id, *(absent.account_id for absent in actor.stands_for)}
    return item.assignee_id is not None and item.assignee_id not in own


def on_behalf(actor: Actor, item: WorkItem) -> Actor:
    """Return the actor as who does this item: in their own name, or for an absent colleague."""
    if item.assignee_id is not None and item.assignee_id != actor.account_id:
        return actor.acting_for(item.assignee_id)
    return actor.acting_as(item.agency_id, Role(item.role))
