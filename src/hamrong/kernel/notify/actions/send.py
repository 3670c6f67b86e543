"""Tell a person something."""

from collections.abc import Mapping
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import translation

from hamrong.kernel.jobs.interface import enqueue
from hamrong.kernel.notify.models import Channel, Delivery, Message
from hamrong.kernel.notify.rules import (
    LONGEST_SMS,
    TEMPLATES,
    Template,
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

    The letter and the SMS leave after the caller's transaction is committed. Sending the same
    `key` again sends nothing and returns the first message.

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
            _deliver(message, words, data, {Channel.MAIL: mail, Channel.SMS: phone})
    return message.id


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
                message=message, channel=channel, address=address, text=texts[channel]
            )
            enqueue(JOBS[channel], delivery_id=delivery.id)
