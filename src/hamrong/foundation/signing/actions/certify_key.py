"""Take the certificate an authority gave for a key."""

from uuid import UUID

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import NameOID
from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.foundation.signing.access import the_key
from hamrong.foundation.signing.events import KeyCertified
from hamrong.foundation.signing.queries.trusted import issuer_of
from hamrong.foundation.signing.rules.keys import State, may_become
from hamrong.kernel.actor.interface import Actor, RefusedError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.timeline.interface import record

LARGEST = 64 * 1024


@transaction.atomic
def certify_key(actor: Actor, key_id: UUID, *, certificate: bytes) -> None:
    """Bind a certificate (PEM or DER) to the key it was asked for; the key can be used from then.

    Raises:
        NotYoursError: the key is not the actor's to keep or administer.
        RefusedError: it cannot be read, is for another key, or of nobody the province trusts.
    """
    row = the_key(actor, key_id, lock=True)
    if not may_become(State(row.state), State.ACTIVE) or row.request is None:
        raise RefusedError(_("Khóa này không chờ chứng thư."), field="certificate")
    found = _read(certificate[:LARGEST])
    request = x509.load_der_x509_csr(bytes(row.request))
    shape = Encoding.DER, PublicFormat.SubjectPublicKeyInfo
    if found.public_key().public_bytes(*shape) != request.public_key().public_bytes(*shape):
        raise RefusedError(_("Chứng thư này cấp cho khóa khác."), field="certificate")
    if issuer_of(found, now()) is None:
        raise RefusedError(
            _("Nơi cấp chứng thư không có trong danh sách tin cậy."), field="certificate"
        )
    named = found.issuer.get_attributes_for_oid(NameOID.COMMON_NAME)
    row.certificate = found.public_bytes(Encoding.DER)
    row.serial = f"{found.serial_number:X}"
    row.issuer = str(named[0].value)[:200] if named else ""
    row.valid_from, row.valid_to = found.not_valid_before_utc, found.not_valid_after_utc
    row.state = State.ACTIVE
    row.save()
    told = KeyCertified(holder=row.holder_name, serial=row.serial)
    record(row.matter_id, told, actor=actor, agency_id=row.agency_id)


def _read(data: bytes) -> x509.Certificate:
    read = x509.load_pem_x509_certificate
    try:
        return read(data) if b"-----BEGIN" in data else x509.load_der_x509_certificate(data)
    except ValueError:
        raise RefusedError(
            _("Không đọc được chứng thư. Hãy chọn tệp .pem, .crt hoặc .cer do nơi cấp gửi."),
            field="certificate",
        ) from None
