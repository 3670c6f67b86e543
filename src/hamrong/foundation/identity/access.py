"""Who acts: the actor an account makes, and the one of a request."""

from typing import Any

from django.contrib.auth import get_user

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.identity.models import Account
from hamrong.kernel.actor.interface import ANONYMOUS, Actor, Hat, Role, Seat, StandIn
from hamrong.kernel.work import interface as work

HAT_KEY = "hat"


def actor_of(row: Account, hat: Hat | None = None) -> Actor:
    """Return the actor an account makes under a hat; an official's own hat when none is named.

    Someone who holds no seat today acts as a citizen.
    """
    seats = directory.seats_of(row.official_id) if row.official_id else ()
    if hat is Hat.CITIZEN or not seats:
        return Actor(row.id, Hat.CITIZEN, row.full_name)
    stands_for = _stands_for(row, seats)
    lent = tuple(seat for absent in stands_for for seat in absent.seats)
    return Actor(row.id, Hat.OFFICIAL, row.full_name, seats + lent, stands_for)


def _stands_for(row: Account, own: tuple[Seat, ...]) -> tuple[StandIn, ...]:
    """Return the absent colleagues whose deputy someone is today, with the seats they lend.

    What administers the system is nobody's to lend. One query where nobody is absent.
    """
    absent = work.absent_for(row.id)
    if not absent:
        return ()
    taken, found = set(own), []
    accounts = Account.objects.filter(id__in=absent, official_id__isnull=False, is_active=True)
    for account in accounts.order_by("id"):
        seats = directory.seats_of(account.official_id) if account.official_id else ()
        lent = tuple(s for s in seats if s not in taken and s.role is not Role.ADMINISTRATOR)
        taken.update(lent)
        found.append(StandIn(account.id, account.full_name, lent))
    return tuple(found)


def acting(request: Any) -> Actor:
    """Return who acts in a request: the account of the session, under the hat it chose."""
    user = get_user(request)
    if not isinstance(user, Account):
        return ANONYMOUS
    chosen = request.session.get(HAT_KEY, "")
    return actor_of(user, Hat.CITIZEN if chosen == Hat.CITIZEN else None)
