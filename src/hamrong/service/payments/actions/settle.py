"""Take over what the platform says of a payment: once, and never backwards."""

from django.db import transaction

from hamrong.foundation.issuance import interface as issuance
from hamrong.kernel.actor.interface import SYSTEM
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.text.interface import format_money
from hamrong.kernel.timeline.interface import record
from hamrong.service.payments.actions.give_receipt import Taking, give_receipt
from hamrong.service.payments.events import PaidOnline, Refunded, SurplusPaid
from hamrong.service.payments.models import OnlinePayment, PaymentRequest
from hamrong.service.payments.ports import Outcome
from hamrong.service.payments.queries.wording import MISMATCH
from hamrong.service.payments.rules import (
    ENDED,
    LIVE,
    Method,
    OnlineState,
    RequestState,
    Verdict,
    look_after_end,
    next_state,
)

# Printed on the receipt in the cashier's place.
NOBODY = "Nền tảng thanh toán trực tuyến"


def locked(reference: str) -> OnlinePayment | None:
    """Lock a payment and its request for the transaction; the request first, as the desk does."""
    found = OnlinePayment.objects.filter(reference=reference).values_list("request_id").first()
    if found is None:
        return None
    request = PaymentRequest.objects.select_for_update().get(id=found[0])
    payment = OnlinePayment.objects.select_for_update().get(reference=reference)
    payment.request = request
    return payment


@transaction.atomic
def settle(outcome: Outcome) -> Verdict:
    """Bring a payment to where the platform says it stands, and tell what became of the message.

    Money that comes for an open request gets its receipt; money that comes when nothing is owed
    any more is kept as surplus, to be given back. Saying it twice changes nothing.
    """
    payment = locked(outcome.reference)
    if payment is None:
        return Verdict.STRANGE
    if outcome.amount != payment.amount:
        payment.problem = MISMATCH
        payment.save(update_fields=["problem"])
        return Verdict.MISMATCH
    state = next_state(OnlineState(payment.state), outcome.standing)
    if state == payment.state:
        return Verdict.KNOWN
    payment.state = state
    if state is OnlineState.PAID:
        _money_came(payment, outcome)
    elif state is OnlineState.REFUNDED:
        _money_went_back(payment, outcome)
    elif state is OnlineState.FAILED:
        payment.failure = outcome.reason[:300]
    _ask_on(payment)
    payment.save()
    return Verdict.TAKEN


def _ask_on(payment: OnlinePayment) -> None:
    """Say until when a payment that came to an end is asked about; a live one goes on as it did."""
    if payment.state in LIVE:
        return
    payment.problem, payment.next_look_at = "", None
    if payment.state in ENDED:
        # The same page may still be paid on: it is asked about anew, as from its beginning.
        payment.looks = 0
        payment.next_look_at = look_after_end(0, now(), payment.expires_at)


def _money_came(payment: OnlinePayment, outcome: Outcome) -> None:
    request = payment.request
    payment.paid_at = outcome.paid_at or now()
    payment.number, payment.bank = outcome.number[:60], outcome.bank[:120]
    payment.method = outcome.method[:30]
    amount = format_money(payment.amount)
    if request.state != RequestState.OPEN:
        payment.surplus = True
        event: object = SurplusPaid(request.code, amount, payment.number)
        record(request.matter_id, event, actor=SYSTEM, agency_id=request.agency_id)
        return
    payment.receipt = give_receipt(request, Taking(Method.ONLINE, "", payment.number, None, NOBODY))
    event = PaidOnline(
        code=request.code,
        amount=amount,
        number=payment.receipt.number,
        method=Method.ONLINE.value,
        transaction=payment.number,
        at=payment.paid_at,
    )
    record(request.matter_id, event, actor=SYSTEM, agency_id=request.agency_id)


def _money_went_back(payment: OnlinePayment, outcome: Outcome) -> None:
    request = payment.request
    payment.refunded_at = outcome.refunded_at or now()
    payment.refund_number = outcome.refund_number[:60]
    if payment.receipt is not None:
        issuance.revoke(payment.receipt.check_code, because=payment.refund_reason)
        request.state = RequestState.REFUNDED
        request.save(update_fields=["state"])
    event = Refunded(
        request.code, format_money(payment.amount), payment.number, payment.refund_number
    )
    record(request.matter_id, event, actor=SYSTEM, agency_id=request.agency_id)
