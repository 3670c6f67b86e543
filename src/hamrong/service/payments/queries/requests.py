"""What is owed and paid for a matter."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.utils.functional import Promise

from hamrong.kernel.calendar.interface import VIETNAM, today
from hamrong.service.payments.models import PaymentRequest, Receipt
from hamrong.service.payments.queries.wording import METHOD_LABEL, STATE_LABEL, TIMING_LABEL
from hamrong.service.payments.rules import NOT_OWED, Method, RequestState, Timing

PAID_ONLINE = "paid_online"


@dataclass(frozen=True)
class ReceiptView:
    """A receipt; it can be cancelled on the day it was given."""

    id: UUID
    number: str
    amount: int
    method: str
    payer: str
    cashier: str
    received_at: datetime
    file_id: UUID
    cancelled: bool
    cancelled_because: str
    cancellable: bool


@dataclass(frozen=True)
class RequestView:
    """What was computed, where it stands, and the receipts given for it."""

    id: UUID
    lines: tuple[dict[str, Any], ...]
    full: int
    total: int
    exemption: str
    exemption_basis: str
    proof: str
    timing: Promise
    state: RequestState
    state_label: Promise
    tone: str
    made_by: str
    made_at: datetime
    receipts: tuple[ReceiptView, ...]

    @property
    def is_open(self) -> bool:
        """Say whether it still has to be paid."""
        return self.state is RequestState.OPEN


def requests_of(matter_id: UUID) -> tuple[RequestView, ...]:
    """Return all requests of a matter, the latest first; two queries."""
    rows = PaymentRequest.objects.filter(matter_id=matter_id).order_by("-made_at")
    found = rows.prefetch_related("receipts")
    return tuple(_view(row) for row in found)


def unpaid(matter_id: UUID) -> bool:
    """Tell whether something computed has not been paid."""
    return PaymentRequest.objects.filter(matter_id=matter_id, state=RequestState.OPEN).exists()


def assessed(matter_id: UUID) -> bool:
    """Tell whether it was ever computed what is owed, nothing included."""
    return PaymentRequest.objects.filter(matter_id=matter_id).exists()


def standing(matter: OuterRef) -> QuerySet[PaymentRequest, Any]:
    """Return the state that counts for a matter, for a subquery: what is open, else the latest.

    What came through the payment platform reads `PAID_ONLINE`: cash is never told as online.
    """
    counting = PaymentRequest.objects.filter(matter=matter).exclude(state__in=NOT_OWED)
    first = Case(When(state=RequestState.OPEN, then=0), default=1)
    online = Receipt.objects.filter(
        request=OuterRef("id"), method=Method.ONLINE, cancelled_at__isnull=True
    )
    word = Case(
        When(Q(state=RequestState.PAID) & Exists(online), then=Value(PAID_ONLINE)), default="state"
    )
    return counting.order_by(first, "-made_at").values(word=word)[:1]


def owed(matter: OuterRef) -> QuerySet[PaymentRequest, Any]:
    """Return the whole đồng that are still to be paid for a matter, for a subquery."""
    return PaymentRequest.objects.filter(matter=matter, state=RequestState.OPEN).values("total")[:1]


def is_receipt_file(matter_id: UUID, file_id: UUID) -> bool:
    """Tell whether a file is a receipt given for a matter."""
    return Receipt.objects.filter(request__matter_id=matter_id, file_id=file_id).exists()


def _view(row: PaymentRequest) -> RequestView:
    state = RequestState(row.state)
    label, tone = STATE_LABEL[state]
    given = sorted(row.receipts.all(), key=lambda receipt: receipt.received_at)
    return RequestView(
        id=row.id,
        lines=tuple(row.lines),
        full=row.full,
        total=row.total,
        exemption=row.exemption,
        exemption_basis=row.exemption_basis,
        proof=row.proof,
        timing=TIMING_LABEL[Timing(row.timing)],
        state=state,
        state_label=label,
        tone=tone,
        made_by=row.made_by,
        made_at=row.made_at,
        receipts=tuple(_receipt(receipt) for receipt in given),
    )


def _receipt(row: Receipt) -> ReceiptView:
    cancelled = row.cancelled_at is not None
    of_today = row.received_at.astimezone(VIETNAM).date() == today()
    return ReceiptView(
        id=row.id,
        number=row.number,
        amount=row.amount,
        method=str(METHOD_LABEL[Method(row.method)]),
        payer=row.payer,
        cashier=row.cashier_name,
        received_at=row.received_at,
        file_id=row.file_id,
        cancelled=cancelled,
        cancelled_because=row.cancelled_because,
        cancellable=of_today and not cancelled and row.method != Method.ONLINE,
    )
