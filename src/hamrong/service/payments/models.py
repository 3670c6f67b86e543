"""Requests for payment and the receipts for money that came."""

from django.db import models
from django.db.models import F, Q

from hamrong.foundation.directory.interface import Agency
from hamrong.foundation.identity.interface import Account
from hamrong.kernel.files.interface import File
from hamrong.kernel.ids.interface import Keyed
from hamrong.kernel.matter.interface import Matter
from hamrong.service.payments.rules import Method, RequestState, Timing


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
    cashier = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
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
        ]
        indexes = [
            models.Index(fields=["agency", "received_at", "id"], name="receipt_of_day"),
        ]
