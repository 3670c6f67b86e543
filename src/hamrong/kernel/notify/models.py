"""Messages to people and their way out of the house."""

from django.db import models
from django.db.models import Q

from hamrong.kernel.calendar.interface import now
from hamrong.kernel.ids.interface import Keyed
from hamrong.kernel.matter.interface import Matter


class Channel(models.TextChoices):
    """How a delivery leaves the house."""

    MAIL = "mail"
    SMS = "sms"


class State(models.TextChoices):
    """Where a delivery stands."""

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"


class Message(Keyed):
    """A text to a person, as it was told: later changes of the template do not change it.

    `account_id` is empty for a person without an account, who is told by mail or SMS only; it is
    no foreign key because accounts live in a higher quarter. `key` is the caller's, so that the
    same fact is told once.
    """

    key = models.CharField(max_length=200, unique=True)
    account_id = models.UUIDField(null=True)
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+", null=True)
    template = models.CharField(max_length=80)
    subject = models.CharField(max_length=300)
    body = models.TextField()
    created_at = models.DateTimeField(default=now)
    read_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "notify_message"
        indexes = [
            models.Index(fields=["account_id", "-created_at", "-id"], name="message_of_account"),
            models.Index(
                fields=["account_id"], condition=Q(read_at__isnull=True), name="message_unread"
            ),
        ]


class Delivery(Keyed):
    """One letter or SMS of a message; its id is the idempotency key at the supplier.

    An `urgent` one is sent at night too.
    """

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="deliveries")
    channel = models.CharField(max_length=8, choices=Channel)
    address = models.CharField(max_length=254)
    text = models.TextField()
    state = models.CharField(max_length=8, choices=State, default=State.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=300, blank=True)
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    urgent = models.BooleanField(default=False, db_default=False)

    class Meta:
        db_table = "notify_delivery"
        constraints = [
            models.UniqueConstraint(fields=["message", "channel"], name="delivery_once_a_channel"),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False)
                | (~Q(state="sent") & Q(sent_at__isnull=True)),
                name="delivery_sent_has_moment",
            ),
        ]
        indexes = [
            models.Index(
                fields=["-failed_at", "-id"], condition=Q(state="failed"), name="delivery_failed"
            )
        ]


class ChannelChoice(Keyed):
    """What one account wants to be told by one channel, and where.

    `address` is empty until one is proven by a code; `waiting` is the address a code was last sent
    to. The code itself is not kept.
    """

    account_id = models.UUIDField()
    channel = models.CharField(max_length=8, choices=Channel)
    topics = models.JSONField(default=list)
    address = models.CharField(max_length=254, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    waiting = models.CharField(max_length=254, blank=True)
    code_hash = models.CharField(max_length=64, blank=True)
    code_until = models.DateTimeField(null=True)
    code_tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        db_table = "notify_channel_choice"
        constraints = [
            models.UniqueConstraint(fields=["account_id", "channel"], name="channel_choice_once"),
            models.CheckConstraint(
                condition=Q(address="") | Q(confirmed_at__isnull=False),
                name="channel_address_proven",
            ),
        ]
