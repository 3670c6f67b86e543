"""Sign a paper of ours: first the competent person, then the agency."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import import_module
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from hamrong.foundation.signing.events import PaperSigned
from hamrong.foundation.signing.models import OpenKey, Purpose, SigningKey
from hamrong.foundation.signing.ports import open_key
from hamrong.foundation.signing.queries.keys import keys_to_sign, refusal_of
from hamrong.foundation.signing.queries.trusted import chain_of
from hamrong.kernel.actor.interface import Actor, RefusedError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.timeline.interface import record

PERSON_FIELD, AGENCY_FIELD = "NguoiKy", "CoQuan"


@dataclass(frozen=True)
class Signed:
    """A paper as it came out, and who signed it in order; nobody where no key is configured."""

    data: bytes
    signers: tuple[str, ...] = ()


@cache
def _pades() -> Any:
    """Return the rules of signing; their library is large, and most processes never sign."""
    return import_module("hamrong.foundation.signing.rules.pades")


def sign_result(data: bytes, *, agency_id: UUID, actor: Actor) -> Signed:
    """Sign a result with the key of whoever issues it, then with the agency's.

    In the caller's transaction. Where neither has a key, the paper comes back as it was. Where the
    agency has one, the person must have one too: an agency signs only what the competent person
    signed (Decree 30/2020/NĐ-CP articles 5 and 32). Each must have been opened by its keeper.

    Raises:
        RefusedError: a key is closed, suspended or expired, or the person has none; nothing is
            signed then.
    """
    person, agency = keys_to_sign(agency_id, actor.account_id, Purpose.RESULTS)
    if agency is not None and person is None:
        raise RefusedError(
            _("Cơ quan đã có khóa ký số nên người phê duyệt phải ký trước. Bạn chưa có khóa ký số.")
        )
    signers = []
    for row, field in ((person, PERSON_FIELD), (agency, AGENCY_FIELD)):
        if row is not None:
            data = _signed(data, row, field, actor)
            signers.append(row.holder_name)
    return Signed(data, tuple(signers))


def _signed(data: bytes, row: SigningKey, field: str, actor: Actor) -> bytes:
    at = now()
    raw = _opened(row, at)
    certificate = bytes(row.certificate or b"")
    rules = _pades()
    by = rules.Identity(raw, certificate, chain_of(certificate, at))
    done: bytes = rules.sign(data, by, name=field)
    digest = hashlib.sha256(done).hexdigest()
    told = PaperSigned(holder=row.holder_name, serial=row.serial, sha256=digest)
    record(row.matter_id, told, actor=actor, agency_id=row.agency_id)
    return done


def _opened(row: SigningKey, at: datetime) -> bytes:
    if refusal := refusal_of(row, at):
        raise RefusedError(refusal)
    opened = OpenKey.objects.filter(key=row, until__gt=at).first()
    if opened is None:
        raise RefusedError(
            _("Khóa ký số của %(holder)s đang đóng. Hãy mở khóa bằng mã PIN rồi làm lại.")
            % {"holder": row.holder_name}
        )
    return open_key(bytes(opened.sealed), row.id.bytes)
