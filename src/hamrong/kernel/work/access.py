"""What waits for whom."""

from django.db.models import Q, QuerySet

from hamrong.kernel.actor.interface import Actor, Hat
from hamrong.kernel.work.models import OPEN, WorkItem


def waiting_for(actor: Actor) -> QuerySet[WorkItem]:
    """Return the open items this official may do: of one of their seats, not taken by another."""
    if actor.hat is not Hat.OFFICIAL or actor.account_id is None:
        return WorkItem.objects.none()
    mine = Q(assignee_id=actor.account_id)
    free = Q(assignee_id__isnull=True)
    seats = Q(pk__in=[])
    for seat in actor.seats:
        seats |= Q(agency_id=seat.agency_id, role=seat.role.value)
    return WorkItem.objects.filter(OPEN).filter(seats & (mine | free) | mine)
