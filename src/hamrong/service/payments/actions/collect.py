"""Take the money of a request and give a receipt."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError, Role
from hamrong.kernel.text.interface import format_money
from hamrong.kernel.timeline.interface import record
from hamrong.service.payments.access import may_collect
from hamrong.service.payments.actions.give_receipt import Taking, give_receipt
from hamrong.service.payments.events import PaymentReceived
from hamrong.service.payments.models import PaymentRequest, Receipt
from hamrong.service.payments.rules import AT_DESK, Method, RequestState


@transaction.atomic
def collect(
    actor: Actor, request_id: UUID, *, method: Method, payer: str = "", reference: str = ""
) -> UUID:
    """Record that the whole amount came, and return the numbered receipt, printed and sealed.

    `payer` is who handed the money over if not who owes it; `reference` the bank's own number of
    a transfer. Doing it twice gives the first receipt.

    Raises:
        NotYoursError: no such request, or the actor does not sit at the collecting desk.
        RefusedError: nothing is owed, it is no way a desk takes money, or a
            transfer has no reference.
    """
    request = PaymentRequest.objects.select_for_update().filter(id=request_id).first()
    if request is None or actor.account_id is None or not may_collect(actor, request.agency_id):
        raise NotYoursError
    given = Receipt.objects.filter(request=request, cancelled_at__isnull=True).first()
    if given is not None:
        return given.id
    if request.state != RequestState.OPEN:
        raise RefusedError(_("Khoản này không còn phải thu."))
    if method not in AT_DESK:
        raise RefusedError(_("Chọn tiền mặt hoặc chuyển khoản."), field="method")
    if method is Method.TRANSFER and not reference.strip():
        raise RefusedError(_("Hãy ghi số tham chiếu của lần chuyển khoản."), field="reference")
    name = actor.acting_as(request.agency_id, Role.ONE_STOP).signed_name
    receipt = give_receipt(request, Taking(method, payer, reference, actor.account_id, name))
    record(
        request.matter_id,
        PaymentReceived(
            code=request.code,
            amount=format_money(request.total),
            number=receipt.number,
            method=method.value,
        ),
        actor=actor,
        agency_id=request.agency_id,
    )
    return receipt.id
