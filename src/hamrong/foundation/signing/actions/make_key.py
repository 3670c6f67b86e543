"""Make a registered key: its keeper alone knows the PIN."""

from uuid import UUID

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.foundation.signing.access import the_key
from hamrong.foundation.signing.events import KeyMade
from hamrong.foundation.signing.models import SigningKey
from hamrong.foundation.signing.ports import seal_key
from hamrong.foundation.signing.rules.keys import State, may_become
from hamrong.kernel.actor.interface import Actor, RefusedError
from hamrong.kernel.timeline.interface import record

SHORTEST_PIN = 6


@transaction.atomic
def make_key(actor: Actor, key_id: UUID, *, pin: str) -> None:
    """Draw the key pair (ECDSA P-256), seal it under the PIN, and write the request for it.

    Done again before a certificate came, the former pair is forgotten.

    Raises:
        NotYoursError: the actor does not keep this key.
        RefusedError: the PIN is too short, or the key has its certificate already.
    """
    row = the_key(actor, key_id, keeper=True, lock=True)
    if not may_become(State(row.state), State.REQUESTED):
        raise RefusedError(_("Khóa này đã được tạo."))
    if len(pin) < SHORTEST_PIN:
        raise RefusedError(_("Mã PIN cần ít nhất 6 ký tự."), field="pin")
    key = ec.generate_private_key(ec.SECP256R1())
    raw = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    row.sealed = seal_key(raw, row.id.bytes, pin)
    request = x509.CertificateSigningRequestBuilder().subject_name(_subject(row))
    row.request = request.sign(key, hashes.SHA256()).public_bytes(Encoding.DER)
    row.state = State.REQUESTED
    row.save(update_fields=["sealed", "request", "state"])
    made = KeyMade(holder=row.holder_name)
    record(row.matter_id, made, actor=actor, agency_id=row.agency_id)


def _subject(row: SigningKey) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, row.agency.name[:64]),
            x509.NameAttribute(NameOID.COMMON_NAME, row.holder_name[:64]),
        ]
    )
