"""Who may collect money and read what was collected: the desk that receives, and its leaders."""

from uuid import UUID

from django.db.models import Q, QuerySet

from hamrong.kernel.actor.interface import Actor, Hat, Role
from hamrong.service.payments.models import DayGap, OnlinePayment, Receipt


def may_collect(actor: Actor, agency_id: UUID) -> bool:
    """Tell whether the actor sits at the one-stop desk of the collecting agency."""
    return actor.hat is Hat.OFFICIAL and actor.holds(Role.ONE_STOP, agency_id)


def cash_desks(actor: Actor) -> frozenset[UUID]:
    """Return the agencies whose takings the actor may read: their desks, and those they lead."""
    if actor.hat is not Hat.OFFICIAL:
        return frozenset()
    return actor.agencies(Role.ONE_STOP, Role.HEAD, Role.LEADER)


def receipts_visible_to(actor: Actor) -> QuerySet[Receipt]:
    """Return the receipts of the agencies whose takings the actor may read."""
    return Receipt.objects.filter(agency__in=cash_desks(actor))


def payments_visible_to(actor: Actor) -> QuerySet[OnlinePayment]:
    """Return the online payments for the agencies whose takings the actor may read."""
    return OnlinePayment.objects.filter(request__agency__in=cash_desks(actor))


def gaps_visible_to(actor: Actor) -> QuerySet[DayGap]:
    """Return the differences of the agencies whose takings the actor may read.

    What the platform has and nobody here knows belongs to no agency; administrators see it.
    """
    if actor.hat is not Hat.OFFICIAL:
        return DayGap.objects.none()
    theirs = Q(agency__in=cash_desks(actor))
    if actor.agencies(Role.ADMINISTRATOR):
        theirs |= Q(agency__isnull=True)
    return DayGap.objects.filter(theirs)
