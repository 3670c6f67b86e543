"""Who may receive people at a counter: officials of a one-stop desk, each their own visits."""

from uuid import UUID

from django.db.models import QuerySet

from hamrong.kernel.actor.interface import Actor, Hat, NotYoursError, Role
from hamrong.service.reception.models import Visit


def desks_of(actor: Actor) -> frozenset[UUID]:
    """Return the agencies at whose one-stop desk the actor sits."""
    return actor.agencies(Role.ONE_STOP) if actor.hat is Hat.OFFICIAL else frozenset()


def visible_to(actor: Actor) -> QuerySet[Visit]:
    """Return the visits this actor received at a desk where they still sit."""
    desks = desks_of(actor)
    if not desks or actor.account_id is None:
        return Visit.objects.none()
    return Visit.objects.filter(official_id=actor.account_id, agency__in=desks)


def the_visit(actor: Actor, visit_id: UUID, *, lock: bool = False) -> Visit:
    """Return one visit of the actor, locked for the transaction if asked.

    Raises:
        NotYoursError: there is no such visit for this actor.
    """
    found = visible_to(actor).filter(id=visit_id)
    visit = (found.select_for_update() if lock else found).first()
    if visit is None:
        raise NotYoursError
    return visit
