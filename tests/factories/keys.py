"""Keys of people and agencies, on their way to being used."""

from uuid import UUID

from django.conf import settings
from tests.factories.signing import authority

from hamrong.foundation.signing.actions.certify_key import certify_key
from hamrong.foundation.signing.actions.load_trust import load_trust
from hamrong.foundation.signing.actions.make_key import make_key
from hamrong.foundation.signing.actions.open_key import open_for_signing
from hamrong.foundation.signing.actions.register_key import register_key
from hamrong.foundation.signing.models import Authority, Holder, Purpose
from hamrong.foundation.signing.queries.keys import request_of
from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.pack.interface import open_pack

PIN = "246810"


def made_key(
    administrator: Actor, keeper: Actor, agency_id: UUID, holder: Holder = Holder.PERSON
) -> UUID:
    """Register a key and let its keeper make it; it waits for its certificate."""
    assert keeper.account_id is not None
    key_id = register_key(
        administrator,
        agency_id=agency_id,
        keeper_id=keeper.account_id,
        holder=holder,
        purpose=Purpose.RESULTS,
    )
    make_key(keeper, key_id, pin=PIN)
    return key_id


def trust_the_authority() -> None:
    """Let the province trust the authority of the tests."""
    settings.TRUST_FOLDER = str(authority().folder)
    if not Authority.objects.exists():
        load_trust(open_pack("mini"))


def certificate_for(keeper: Actor, key_id: UUID) -> bytes:
    request = request_of(keeper, key_id)
    assert request is not None
    return authority().issue(request)


def usable_key(
    administrator: Actor, keeper: Actor, agency_id: UUID, holder: Holder = Holder.PERSON
) -> UUID:
    """Make a key with its certificate, opened by its keeper."""
    key_id = made_key(administrator, keeper, agency_id, holder)
    certify_key(keeper, key_id, certificate=certificate_for(keeper, key_id))
    open_for_signing(keeper, key_id, pin=PIN)
    return key_id
