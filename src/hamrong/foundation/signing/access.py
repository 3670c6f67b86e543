"""Who may keep the register of keys, and whose a key is."""

from uuid import UUID

from django.db.models import Q, QuerySet

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.directory.interface import Level
from hamrong.foundation.signing.models import SigningKey
from hamrong.kernel.actor.interface import Actor, NotYoursError, Role


def administers(actor: Actor, agency_id: UUID) -> bool:
    """Tell whether an actor keeps the register of an agency's keys: its own, or the province's."""
    own = actor.agencies(Role.ADMINISTRATOR)
    return agency_id in own or _of_province(own)


def _of_province(agencies: frozenset[UUID]) -> bool:
    return any(directory.agency(one).level == Level.PROVINCE for one in agencies)


def visible_to(actor: Actor) -> QuerySet[SigningKey]:
    """Return the keys an actor may see: those they keep, and those of agencies they administer."""
    keys = SigningKey.objects.select_related("agency", "keeper")
    own = actor.agencies(Role.ADMINISTRATOR)
    if _of_province(own):
        return keys
    return keys.filter(Q(keeper_id=actor.account_id) | Q(agency_id__in=own))


def the_key(actor: Actor, key_id: UUID, *, keeper: bool = False, lock: bool = False) -> SigningKey:
    """Return a key for its keeper or whoever administers it; with `keeper` for the keeper alone.

    Raises:
        NotYoursError: there is no such key for this actor.
    """
    keys = visible_to(actor)
    if lock:
        keys = keys.select_for_update(of=("self",))
    row = keys.filter(id=key_id).first()
    if row is None or (keeper and row.keeper_id != actor.account_id):
        raise NotYoursError
    return row
