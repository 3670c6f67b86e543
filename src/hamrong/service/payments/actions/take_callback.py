"""Take a message the platform sends to us."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import F

from hamrong.kernel.calendar.interface import now
from hamrong.kernel.throttle.interface import allow
from hamrong.service.payments.actions.settle import settle
from hamrong.service.payments.models import OnlinePayment, PlatformMessage
from hamrong.service.payments.ports import ForgedError, Outcome, PlatformError, platform
from hamrong.service.payments.rules import Verdict

LONGEST_BODY = 16_000
_KEPT = 4_000
# How many refused messages of one sender are written down a minute. Genuine ones are always taken.
_REFUSALS = 30
_MINUTE = 60
TAKEN_OVER = (Verdict.TAKEN, Verdict.KNOWN)


def take_callback(path: str, heads: Mapping[str, str], body: bytes, *, sender: str) -> bool:
    """Check the signature, settle the payment, keep the message; False when it is refused.

    What is forged, strange or of another amount is refused alike, so that nobody learns which
    references exist. A message taken before is confirmed again and changes nothing.
    """
    try:
        outcome = _read(path, heads, body)
    except (ForgedError, PlatformError):
        _refuse(body, Verdict.FORGED, sender, None)
        return False
    with transaction.atomic():
        verdict = settle(outcome)
        if verdict in TAKEN_OVER:
            _keep(body, verdict, sender, outcome)
            return True
    _refuse(body, verdict, sender, outcome)
    return False


def _read(path: str, heads: Mapping[str, str], body: bytes) -> Outcome:
    if len(body) > LONGEST_BODY:
        raise ForgedError
    return platform().read_callback(path, heads, body)


def _refuse(body: bytes, verdict: Verdict, sender: str, outcome: Outcome | None) -> None:
    if allow(f"payment-refused:{sender}", limit=_REFUSALS, seconds=_MINUTE):
        _keep(body, verdict, sender, outcome)


def _keep(body: bytes, verdict: Verdict, sender: str, outcome: Outcome | None) -> None:
    """Write a message down; the same one about a payment sent again is only counted."""
    known = OnlinePayment.objects.filter(reference=outcome.reference) if outcome else None
    payment = known.first() if known is not None else None
    text = body.decode("utf-8", "replace").replace("\x00", "")[:_KEPT]
    if payment is not None:
        alike = TAKEN_OVER if verdict in TAKEN_OVER else (verdict,)
        same = PlatformMessage.objects.filter(payment=payment, body=text, verdict__in=alike)
        if same.update(times=F("times") + 1, last_at=now()):
            return
    PlatformMessage.objects.create(
        payment=payment,
        at=now(),
        verdict=verdict,
        body=text,
        sender=sender[:60],
    )
