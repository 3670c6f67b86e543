"""Tell a person something."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import translation

from hamrong.kernel.calendar.interface import now
from hamrong.kernel.jobs.interface import enqueue
from hamrong.kernel.notify.models import Channel, ChannelChoice, Delivery, Message
from hamrong.kernel.notify.rules import (
    LONGEST_SMS,
    TEMPLATES,
    Template,
    Topic,
    Wish,
    address_for,
    loud_again,
    shortened,
    subject_line,
    worded,
)

JOBS = {Channel.MAIL: "notify.send_mail", Channel.SMS: "notify.send_sms"}


@transaction.atomic
def send(
    *,
    account_id: UUID | None,
    template: str,
    data: Mapping[str, object],
    matter_id: UUID | None = None,
    key: str,
    mail: str = "",
    phone: str = "",
) -> UUID:
    """Put a message into an account's inbox and send it by mail and SMS where addresses are given.

    What the account's owner chose goes first: the topics told by a channel, and the address they
    proved to be theirs. The letter and the SMS leave after the caller's transaction is committed,
    an SMS that would ring in the night in the morning. Sending the same `key` again sends nothing
    and returns the first message.

    Raises:
        KeyError: the template is not registered, or the data lacks one of its placeholders.
    """
    words = TEMPLATES[template]
    with translation.override(settings.LANGUAGE_CODE):
        message, is_new = Message.objects.get_or_create(
            key=key,
            defaults={
                "account_id": account_id,
                "matter_id": matter_id,
                "template": template,
                "subject": subject_line(worded(words.subject, data)),
                "body": worded(words.body, data),
            },
        )
        if is_new:
            given = {Channel.MAIL: mail, Channel.SMS: phone}
            _deliver(message, words, data, _reached(account_id, words.topic, given))
    return message.id


def _reached(
    account_id: UUID | None, topic: Topic, given: Mapping[Channel, str]
) -> dict[Channel, str]:
    """Return where each channel leads, as the account's owner chose."""
    rows = ChannelChoice.objects.filter(account_id=account_id) if account_id else ()
    wishes = {row.channel: Wish(frozenset(row.topics), row.address) for row in rows}
    return {
        channel: address_for(topic, wishes.get(channel), address)
        for channel, address in given.items()
    }


def _deliver(
    message: Message,
    words: Template,
    data: Mapping[str, object],
    addresses: Mapping[Channel, str],
) -> None:
    texts = {
        Channel.MAIL: message.body,
        Channel.SMS: shortened(worded(words.sms, data), LONGEST_SMS),
    }
    for channel, address in addresses.items():
        if address and texts[channel]:
            delivery = Delivery.objects.create(
                message=message,
                channel=channel,
                address=address,
                text=texts[channel],
                urgent=words.urgent,
            )
            enqueue(JOBS[channel], at=rings_at(delivery), delivery_id=delivery.id)


def rings_at(delivery: Delivery) -> datetime | None:
    """Return when a delivery may leave, None for at once: an SMS not in the night."""
    at = now()
    morning = loud_again(at)
    waits = delivery.channel == Channel.SMS and not delivery.urgent and morning > at
    return morning if waits else None
