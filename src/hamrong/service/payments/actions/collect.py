"""Take the money of a request and give a receipt."""

from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from hamrong.foundation.issuance import interface as issuance
from hamrong.kernel.actor.interface import SYSTEM, Actor, NotYoursError, RefusedError, Role
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.files import interface as files
from hamrong.kernel.text.interface import format_money
from hamrong.kernel.timeline.interface import record
from hamrong.service.payments.access import may_collect
from hamrong.service.payments.events import PaymentReceived
from hamrong.service.payments.models import PaymentRequest, Receipt
from hamrong.service.payments.queries.prints import RECEIPT_TITLE, receipt_pdf
from hamrong.service.payments.rules import Method, RequestState

# The letters after the number of a receipt: "biên lai".
REGISTER = "BL"


@transaction.atomic
def collect(
    actor: Actor, request_id: UUID, *, method: Method, payer: str = "", reference: str = ""
) -> UUID:
    """Record that the whole amount came, and return the numbered receipt, printed and sealed.

    `payer` is who handed the money over if not who owes it; `reference` the bank's own number of
    a transfer. Doing it twice gives the first receipt.

    Raises:
        NotYoursError: no such request, or the actor does not sit at the collecting desk.
        RefusedError: nothing is owed, or a transfer has no reference.
    """
    request = PaymentRequest.objects.select_for_update().filter(id=request_id).first()
    if request is None or actor.account_id is None or not may_collect(actor, request.agency_id):
        raise NotYoursError
    given = Receipt.objects.filter(request=request, cancelled_at__isnull=True).first()
    if given is not None:
        return given.id
    if request.state != RequestState.OPEN:
        raise RefusedError(_("Khoản này không còn phải thu."))
    if method is Method.TRANSFER and not reference.strip():
        raise RefusedError(_("Hãy ghi số tham chiếu của lần chuyển khoản."), field="reference")
    receipt = _receipt(actor, actor.account_id, request, method, payer, reference)
    request.state, request.paid_at = RequestState.PAID, receipt.received_at
    request.save(update_fields=["state", "paid_at"])
    record(
        request.matter_id,
        PaymentReceived(
            code=request.code, amount=format_money(request.total), number=receipt.number
        ),
        actor=actor,
        agency_id=request.agency_id,
    )
    return receipt.id


def _receipt(
    actor: Actor,
    cashier_id: UUID,
    request: PaymentRequest,
    method: Method,
    payer: str,
    reference: str,
) -> Receipt:
    at = now()
    paper = issuance.reserve(
        matter_id=request.matter_id,
        kind="payment-receipt",
        title=RECEIPT_TITLE,
        agency_id=request.agency_id,
        holder_name=payer.strip() or request.payer,
        register=REGISTER,
        at=at,
    )
    receipt = Receipt(
        request=request,
        agency_id=request.agency_id,
        number=paper.number,
        amount=request.total,
        method=method,
        reference=reference.strip()[:120],
        payer=(payer.strip() or request.payer)[:120],
        cashier_id=cashier_id,
        cashier_name=actor.acting_as(request.agency_id, Role.ONE_STOP).signed_name[:120],
        received_at=at,
        check_code=paper.check_code,
    )
    # An official paper is Vietnamese, whatever language the person reads the pages in.
    with translation.override(settings.LANGUAGE_CODE):
        pdf = receipt_pdf(receipt, request)
    name = f"bien-lai-{paper.number.replace('/', '-')}.pdf"
    stored = files.store(pdf, name=name, owner=SYSTEM, matter_id=request.matter_id)
    issuance.seal(paper.check_code, file_id=stored.id)
    receipt.file_id = stored.id
    receipt.save(force_insert=True)
    return receipt
