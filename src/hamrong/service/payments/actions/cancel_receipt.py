"""Cancel a receipt that was made by mistake."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.foundation.issuance import interface as issuance
from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError
from hamrong.kernel.calendar.interface import VIETNAM, now, today
from hamrong.kernel.timeline.interface import record
from hamrong.service.payments.access import may_collect
from hamrong.service.payments.events import ReceiptCancelled
from hamrong.service.payments.models import PaymentRequest, Receipt
from hamrong.service.payments.rules import Method, RequestState


@transaction.atomic
def cancel_receipt(actor: Actor, matter_id: UUID, receipt_id: UUID, *, because: str) -> None:
    """Cancel a receipt on the day it was given; its number stays used and the amount is owed again.

    Later the money has been handed to the treasury with the day's list, and a refund is another
    thing than a mistake.

    Raises:
        NotYoursError: no such receipt of the matter, or the actor does not sit at its desk.
        RefusedError: it is of an earlier day, paid online or cancelled already, or no reason is
            given.
    """
    receipt = Receipt.objects.select_for_update().filter(id=receipt_id).first()
    if receipt is None or not may_collect(actor, receipt.agency_id):
        raise NotYoursError
    request = PaymentRequest.objects.select_for_update().get(id=receipt.request_id)
    if request.matter_id != matter_id:
        raise NotYoursError
    _check(receipt, because)
    owed = PaymentRequest.objects.filter(matter_id=matter_id, state=RequestState.OPEN)
    if owed.exists():
        raise RefusedError(_("Hồ sơ đang có khoản khác chưa thu. Hãy thu khoản đó trước."))
    receipt.cancelled_at, receipt.cancelled_by = now(), actor.name
    receipt.cancelled_because = because.strip()[:300]
    receipt.save(update_fields=["cancelled_at", "cancelled_by", "cancelled_because"])
    issuance.revoke(receipt.check_code, because=because)
    request.state, request.paid_at = RequestState.OPEN, None
    request.save(update_fields=["state", "paid_at"])
    record(
        matter_id,
        ReceiptCancelled(code=request.code, number=receipt.number, reason=because.strip()),
        actor=actor,
        agency_id=receipt.agency_id,
    )


def _check(receipt: Receipt, because: str) -> None:
    """Refuse what is no mistake of today, and a cancellation without a reason."""
    if receipt.cancelled_at is not None:
        raise RefusedError(_("Biên lai này đã hủy trước đó."))
    if receipt.method == Method.ONLINE:
        raise RefusedError(
            _("Tiền trả trực tuyến không hủy biên lai: hãy hoàn tiền ở trang giao dịch trực tuyến.")
        )
    if receipt.received_at.astimezone(VIETNAM).date() != today():
        raise RefusedError(_("Chỉ hủy được biên lai lập trong ngày."))
    if not because.strip():
        raise RefusedError(_("Hãy ghi lý do hủy biên lai."), field="because")
