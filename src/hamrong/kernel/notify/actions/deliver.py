"""Try to hand a delivery over to its supplier."""

from collections.abc import Callable
from email.utils import parseaddr
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

from hamrong.kernel.calendar.interface import now
from hamrong.kernel.jobs.interface import enqueue
from hamrong.kernel.notify.actions.send import JOBS, rings_at
from hamrong.kernel.notify.models import Channel, Delivery, State
from hamrong.kernel.notify.ports import UndeliverableError, gateway
from hamrong.kernel.notify.rules import wait_after

_FINAL_ANSWERS = 500
_LONGEST_REASON = 300


def deliver_mail(delivery_id: UUID) -> None:
    """Send a letter; one sent already, or given up, is left alone."""
    _deliver(delivery_id, Channel.MAIL, _mail)


def deliver_sms(delivery_id: UUID) -> None:
    """Send an SMS; one sent already, or given up, is left alone."""
    _deliver(delivery_id, Channel.SMS, _sms)


def _deliver(delivery_id: UUID, channel: Channel, carry: Callable[[Delivery], None]) -> None:
    """Carry a queued delivery and write down how it went.

    No row is locked while the supplier answers: should two workers ever carry the same delivery,
    its key lets the supplier send it once.
    """
    queued = Delivery.objects.filter(id=delivery_id, channel=channel, state=State.QUEUED)
    delivery = queued.select_related("message").first()
    if delivery is None:
        return
    if (morning := rings_at(delivery)) is not None:
        enqueue(JOBS[channel], at=morning, delivery_id=delivery.id)
        return
    try:
        carry(delivery)
    except UndeliverableError as error:
        _note_failure(delivery, error)
        return
    queued.update(state=State.SENT, sent_at=now(), attempts=delivery.attempts + 1, reason="")


@transaction.atomic
def _note_failure(delivery: Delivery, error: UndeliverableError) -> None:
    """Write the reason down and either try again later or give up, visibly."""
    attempts = delivery.attempts + 1
    wait = None if error.final else wait_after(attempts)
    change: dict[str, object] = {"attempts": attempts, "reason": error.reason[:_LONGEST_REASON]}
    if wait is None:
        change |= {"state": State.FAILED, "failed_at": now()}
    # Only who still finds this number of tries counts one more and enqueues the next.
    mine = Delivery.objects.filter(
        id=delivery.id, state=State.QUEUED, attempts=delivery.attempts
    ).update(**change)
    if mine and wait is not None:
        enqueue(JOBS[Channel(delivery.channel)], at=now() + wait, delivery_id=delivery.id)


def _sms(delivery: Delivery) -> None:
    gateway().send(to=delivery.address, text=delivery.text, key=str(delivery.id))


def _mail(delivery: Delivery) -> None:
    if settings.EMAIL_BACKEND.endswith("smtp.EmailBackend") and not settings.EMAIL_HOST:
        raise UndeliverableError("HAMRONG_SMTP_HOST is not set", final=True)
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    letter = EmailMessage(
        subject=delivery.message.subject,
        body=delivery.text,
        to=[delivery.address],
        headers={
            "Message-ID": f"<{delivery.id}@{domain}>",
            "Auto-Submitted": "auto-generated",  # RFC 3834: no out-of-office answers
        },
    )
    try:
        letter.send()
    except SMTPRecipientsRefused as error:
        code, answer = next(iter(error.recipients.values()))
        raise UndeliverableError(_answer(code, answer), final=code >= _FINAL_ANSWERS) from error
    except SMTPResponseException as error:
        final = error.smtp_code >= _FINAL_ANSWERS
        raise UndeliverableError(_answer(error.smtp_code, error.smtp_error), final=final) from error
    except ValueError as error:  # an address or a head that cannot be written
        raise UndeliverableError(str(error), final=True) from error
    except (SMTPException, OSError) as error:
        raise UndeliverableError(f"{type(error).__name__}: {error}") from error


def _answer(code: int, answer: bytes | str) -> str:
    text = answer.decode(errors="replace") if isinstance(answer, bytes) else answer
    return f"SMTP {code}: {text}"
