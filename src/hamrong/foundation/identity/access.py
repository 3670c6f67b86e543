"""Who acts: the actor an account makes, and the one of a request."""

from typing import Any

from django.contrib.auth import get_user

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.identity.models import Account
from hamrong.kernel.actor.interface import ANONYMOUS, Actor, Hat

HAT_KEY = "hat"


def actor_of(row: Account, hat: Hat | None = None) -> Actor:
    """Return the actor an account makes under a hat; an official's own hat when none is named.

    Someone who holds no seat today acts as a citizen.
    """
    seats = directory.seats_of(row.official_id) if row.official_id else ()
    if hat is Hat.CITIZEN or not seats:
        return Actor(row.id, Hat.CITIZEN, row.full_name)
    return Actor(row.id, Hat.OFFICIAL, row.full_name, seats)


def acting(request: Any) -> Actor:
    """Return who acts in a request: the account of the session, under the hat it chose."""
    user = get_user(request)
    if not isinstance(user, Account):
        return ANONYMOUS
    chosen = request.session.get(HAT_KEY, "")
    return actor_of(user, Hat.CITIZEN if chosen == Hat.CITIZEN else None)
