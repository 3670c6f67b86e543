"""Open a key with its PIN for a short while, and close it."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.foundation.signing.access import the_key
from hamrong.foundation.signing.events import KeyOpened
from hamrong.foundation.signing.models import OpenKey, SigningKey
from hamrong.foundation.signing.ports import WrongPinError, open_key, seal_key
from hamrong.foundation.signing.queries.keys import refusal_of
from hamrong.kernel.actor.interface import Actor, RefusedError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.timeline.interface import record

MINUTES = 15
TRIES = 5
BARRED = timedelta(minutes=30)


def open_for_signing(actor: Actor, key_id: UUID, *, pin: str) -> None:
    """Open a key for `MINUTES`; five wrong PINs in a row bar it for half an hour.

    While it is open, it lies sealed by the installation alone.

    Raises:
        NotYoursError: the actor does not keep this key.
        RefusedError: the PIN is wrong, the key is barred, or not in use; the text says which.
    """
    wrong = False
    with transaction.atomic():
        row = the_key(actor, key_id, keeper=True, lock=True)
        if refusal := refusal_of(row, now()) or _barred(row):
            raise RefusedError(refusal, field="pin")
        try:
            raw = open_key(bytes(row.sealed or b""), row.id.bytes, pin)
        except WrongPinError:
            wrong = True
            _count(row)
        else:
            _opened(row, raw, actor)
    if wrong:  # counted, and therefore committed, before it is told
        raise RefusedError(_("Mã PIN không đúng."), field="pin")


def _opened(row: SigningKey, raw: bytes, actor: Actor) -> None:
    row.failures = 0
    row.save(update_fields=["failures"])
    until = now() + timedelta(minutes=MINUTES)
    told = {"until": until, "sealed": seal_key(raw, row.id.bytes)}
    OpenKey.objects.update_or_create(key=row, defaults=told)
    opened = KeyOpened(holder=row.holder_name, minutes=MINUTES)
    record(row.matter_id, opened, actor=actor, agency_id=row.agency_id)


def _barred(row: SigningKey) -> str:
    if row.barred_until is None or row.barred_until <= now():
        return ""
    return _("Đã nhập sai mã PIN nhiều lần. Hãy thử lại sau 30 phút.")


def _count(row: SigningKey) -> None:
    row.failures += 1
    if row.failures >= TRIES:
        row.failures, row.barred_until = 0, now() + BARRED
    row.save(update_fields=["failures", "barred_until"])


def close_key(actor: Actor, key_id: UUID) -> None:
    """Close a key before its time.

    Raises:
        NotYoursError: the actor does not keep this key.
    """
    OpenKey.objects.filter(key=the_key(actor, key_id, keeper=True)).delete()
