"""How the online payment of a matter stands, for the person who pays."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise

from hamrong.kernel.calendar.interface import now
from hamrong.service.payments.models import OnlinePayment, PaymentRequest
from hamrong.service.payments.queries.wording import ONLINE_LABEL
from hamrong.service.payments.rules import ENDED, LIVE, OnlineState, RequestState


@dataclass(frozen=True)
class OnlineView:
    """One try to pay. `is_live` while its end is not known; `can_go_on` while its page is open.

    `may_change` while the platform is still asked about it: a refused one may be paid after all.
    """

    id: UUID
    reference: str
    amount: int
    state: OnlineState
    label: Promise
    kind: str
    failure: str
    number: str
    paid_at: datetime | None
    receipt_number: str
    receipt_file_id: UUID | None
    surplus: bool
    is_live: bool
    can_go_on: bool
    may_change: bool
    looked_at: datetime | None
    refund_reason: str
    refunded_at: datetime | None


def open_request(matter_id: UUID) -> UUID | None:
    """Return the request that is owed, if one is."""
    owed = PaymentRequest.objects.filter(matter_id=matter_id, state=RequestState.OPEN)
    return owed.values_list("id", flat=True).first()


def online_of(matter_id: UUID) -> tuple[OnlineView, ...]:
    """Return the tries to pay online of a matter, the latest first; one query."""
    found = OnlinePayment.objects.filter(request__matter_id=matter_id)
    return tuple(_view(one) for one in found.select_related("receipt").order_by("-created_at"))


def _view(one: OnlinePayment) -> OnlineView:
    state = OnlineState(one.state)
    label, kind = ONLINE_LABEL[state]
    live = state in LIVE
    return OnlineView(
        id=one.id,
        reference=one.reference,
        amount=one.amount,
        state=state,
        label=label,
        kind=kind,
        failure=one.failure,
        number=one.number,
        paid_at=one.paid_at,
        receipt_number=one.receipt.number if one.receipt else "",
        receipt_file_id=one.receipt.file_id if one.receipt else None,
        surplus=one.surplus,
        is_live=live,
        can_go_on=live and one.expires_at > now(),
        may_change=live or (state in ENDED and one.next_look_at is not None),
        looked_at=one.looked_at,
        refund_reason=one.refund_reason,
        refunded_at=one.refunded_at,
    )
