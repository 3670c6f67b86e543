"""Requests for payment, online payments, and the receipts for money that came."""

from django.db import models
from django.db.models import F, Q

from hamrong.foundation.directory.interface import Agency
from hamrong.foundation.identity.interface import Account
from hamrong.kernel.files.interface import File
from hamrong.kernel.ids.interface import Keyed
from hamrong.kernel.matter.interface import Matter
from hamrong.service.payments.rules import (
    Gap,
    Method,
    OnlineState,
    RequestState,
    Timing,
    Verdict,
)


class PaymentRequest(Keyed):
    """What is owed for a matter, line by line, as computed on a day; never changed afterwards.

    Amounts are whole đồng. `full` is what it costs without the exemption. A new computation
    cancels the open one and stands beside it.
    """

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=60)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    payer = models.CharField(max_length=120)
    title = models.CharField(max_length=600)
    lines = models.JSONField()
    full = models.BigIntegerField()
    total = models.BigIntegerField()
    exemption = models.CharField(max_length=600, blank=True)
    exemption_basis = models.CharField(max_length=600, blank=True)
    proof = models.CharField(max_length=300, blank=True)
    timing = models.CharField(max_length=8, choices=[(t.value, t.value) for t in Timing])
    state = models.CharField(max_length=10, choices=[(s.value, s.value) for s in RequestState])
    made_by = models.CharField(max_length=120)
    made_at = models.DateTimeField()
    paid_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "payments_request"
        constraints = [
            models.UniqueConstraint(
                fields=["matter"], condition=Q(state="open"), name="request_open_once"
            ),
            models.CheckConstraint(
                condition=Q(total__gte=0, total__lte=F("full")), name="request_total_fits"
            ),
            models.CheckConstraint(
                condition=~Q(state="paid") | Q(paid_at__isnull=False), name="request_paid_dated"
            ),
            models.CheckConstraint(
                condition=Q(exemption="") | ~Q(proof=""), name="request_exemption_proved"
            ),
        ]
        indexes = [models.Index(fields=["matter", "made_at"], name="request_of_matter")]


class Receipt(Keyed):
    """Money that came for a request, with its number; a cancelled one keeps its number."""

    request = models.ForeignKey(PaymentRequest, on_delete=models.PROTECT, related_name="receipts")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=60)
    amount = models.BigIntegerField()
    method = models.CharField(max_length=10, choices=[(m.value, m.value) for m in Method])
    reference = models.CharField(max_length=120, blank=True)
    payer = models.CharField(max_length=120)
    # Nobody took what came through the payment platform.
    cashier = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+", null=True)
    cashier_name = models.CharField(max_length=120)
    received_at = models.DateTimeField()
    check_code = models.CharField(max_length=19, unique=True)
    file = models.ForeignKey(File, on_delete=models.PROTECT, related_name="+")
    cancelled_at = models.DateTimeField(null=True)
    cancelled_by = models.CharField(max_length=120, blank=True)
    cancelled_because = models.CharField(max_length=300, blank=True)

    class Meta:
        db_table = "payments_receipt"
        constraints = [
            models.UniqueConstraint(fields=["agency", "number"], name="receipt_number_once"),
            models.UniqueConstraint(
                fields=["request"], condition=Q(cancelled_at__isnull=True), name="request_paid_once"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="receipt_amount_positive"),
            models.CheckConstraint(
                condition=Q(cancelled_at__isnull=True, cancelled_because="")
                | (Q(cancelled_at__isnull=False) & ~Q(cancelled_because="")),
                name="receipt_cancelled_whole",
            ),
            models.CheckConstraint(
                condition=Q(method="online", cashier__isnull=True)
                | (~Q(method="online") & Q(cashier__isnull=False)),
                name="receipt_cashier_unless_online",
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "received_at", "id"], name="receipt_of_day"),
        ]


class OnlinePayment(Keyed):
    """One try to pay a request through the payment platform; its state only goes forward.

    `reference` is ours, `number` the platform's. Money that came when nothing was owed any more
    has no receipt: it is `surplus` and is given back. The amount is the request's (a trigger
    refuses any other).
    """

    request = models.ForeignKey(PaymentRequest, on_delete=models.PROTECT, related_name="online")
    reference = models.CharField(max_length=40, unique=True)
    amount = models.BigIntegerField()
    state = models.CharField(max_length=10, choices=[(s.value, s.value) for s in OnlineState])
    started_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    pay_url = models.CharField(max_length=600, blank=True)
    number = models.CharField(max_length=60, blank=True)
    method = models.CharField(max_length=30, blank=True)
    bank = models.CharField(max_length=120, blank=True)
    paid_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=300, blank=True)
    receipt = models.OneToOneField(Receipt, on_delete=models.PROTECT, related_name="+", null=True)
    surplus = models.BooleanField(default=False)
    looks = models.PositiveIntegerField(default=0)
    looked_at = models.DateTimeField(null=True)
    next_look_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=300, blank=True)
    refund_reference = models.CharField(max_length=60, blank=True)
    refund_reason = models.CharField(max_length=300, blank=True)
    refund_by = models.CharField(max_length=120, blank=True)
    refund_asked_at = models.DateTimeField(null=True)
    refund_number = models.CharField(max_length=60, blank=True)
    refunded_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "payments_online"
        constraints = [
            models.UniqueConstraint(
                fields=["request"],
                condition=Q(state__in=["created", "sent"]),
                name="online_live_once",
            ),
            models.UniqueConstraint(
                fields=["request"],
                condition=Q(state__in=["paid", "refunding", "refunded"], surplus=False),
                name="online_paid_once",
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="online_amount_positive"),
            models.CheckConstraint(
                condition=Q(
                    state__in=["created", "sent", "failed", "expired"],
                    paid_at__isnull=True,
                    receipt__isnull=True,
                    surplus=False,
                )
                | Q(
                    state__in=["paid", "refunding", "refunded"],
                    paid_at__isnull=False,
                    receipt__isnull=False,
                    surplus=False,
                )
                | Q(
                    state__in=["paid", "refunding", "refunded"],
                    paid_at__isnull=False,
                    receipt__isnull=True,
                    surplus=True,
                ),
                name="online_money_accounted",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["refunding", "refunded"])
                | (~Q(refund_reason="") & ~Q(refund_reference="") & ~Q(refund_by="")),
                name="online_refund_reasoned",
            ),
            models.CheckConstraint(
                condition=~Q(state="refunded") | Q(refunded_at__isnull=False),
                name="online_refund_dated",
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_look_at"],
                condition=Q(next_look_at__isnull=False),
                name="online_to_look",
            ),
            models.Index(
                fields=["state"],
                condition=Q(state__in=["created", "sent", "refunding"])
                | Q(state="paid", surplus=True),
                name="online_not_over",
            ),
            models.Index(fields=["created_at", "id"], name="online_by_time"),
            models.Index(
                fields=["paid_at"], condition=Q(paid_at__isnull=False), name="online_paid_day"
            ),
        ]


class PlatformMessage(Keyed):
    """What the platform sent us, word for word, and what became of it.

    `times` counts how often the very same came, `last_at` is when it came again.
    """

    payment = models.ForeignKey(
        OnlinePayment, on_delete=models.PROTECT, related_name="messages", null=True
    )
    at = models.DateTimeField()
    verdict = models.CharField(max_length=10, choices=[(v.value, v.value) for v in Verdict])
    body = models.CharField(max_length=4000)
    sender = models.CharField(max_length=60)
    times = models.PositiveIntegerField(db_default=1)
    last_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "payments_message"
        indexes = [models.Index(fields=["at"], name="message_by_time")]


class DayGap(Keyed):
    """A difference between a day of ours and the platform's; open until somebody notes why."""

    day = models.DateField()
    reference = models.CharField(max_length=40)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+", null=True)
    code = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=20, choices=[(g.value, g.value) for g in Gap])
    ours = models.BigIntegerField()
    theirs = models.BigIntegerField()
    found_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=120, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        db_table = "payments_gap"
        constraints = [
            models.UniqueConstraint(fields=["day", "reference", "kind"], name="gap_once"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, note="")
                | (Q(ended_at__isnull=False) & ~Q(note="")),
                name="gap_ended_whole",
            ),
        ]
        indexes = [models.Index(fields=["agency", "day"], name="gap_of_agency")]


class DayCheck(models.Model):
    """A day that was compared with the platform's list, and the sums of both, in đồng."""

    day = models.DateField(primary_key=True)
    checked_at = models.DateTimeField()
    ours = models.BigIntegerField()
    theirs = models.BigIntegerField()
    count = models.PositiveIntegerField()

    class Meta:
        db_table = "payments_day"
