"""Write and print the numbered receipt for money that came."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.utils import translation

from hamrong.foundation.issuance import interface as issuance
from hamrong.kernel.actor.interface import SYSTEM
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.files import interface as files
from hamrong.service.payments.models import PaymentRequest, Receipt
from hamrong.service.payments.queries.prints import RECEIPT_TITLE, receipt_pdf
from hamrong.service.payments.rules import Method, RequestState

# The letters after the number of a receipt: "biên lai".
REGISTER = "BL"


@dataclass(frozen=True)
class Taking:
    """How the money came: who handed it over, who took it, the bank's or platform's own number.

    Nobody took what came online: `cashier_id` is none and the name says so.
    """

    method: Method
    payer: str
    reference: str
    cashier_id: UUID | None
    cashier_name: str


def give_receipt(request: PaymentRequest, taking: Taking) -> Receipt:
    """Give the next number, print and seal the receipt, and mark the request as paid.

    Inside the caller's transaction, which has locked the open request.
    """
    at, payer = now(), taking.payer.strip() or request.payer
    paper = issuance.reserve(
        matter_id=request.matter_id,
        kind="payment-receipt",
        title=RECEIPT_TITLE,
        agency_id=request.agency_id,
        holder_name=payer,
        register=REGISTER,
        at=at,
    )
    receipt = Receipt(
        request=request,
        agency_id=request.agency_id,
        number=paper.number,
        amount=request.total,
        method=taking.method,
        reference=taking.reference.strip()[:120],
        payer=payer[:120],
        cashier_id=taking.cashier_id,
        cashier_name=taking.cashier_name[:120],
        received_at=at,
        check_code=paper.check_code,
    )
    receipt.file_id = _printed(receipt, request)
    issuance.seal(paper.check_code, file_id=receipt.file_id)
    receipt.save(force_insert=True)
    request.state, request.paid_at = RequestState.PAID, at
    request.save(update_fields=["state", "paid_at"])
    return receipt


def _printed(receipt: Receipt, request: PaymentRequest) -> UUID:
    # An official paper is Vietnamese, whatever language the person reads the pages in.
    with translation.override(settings.LANGUAGE_CODE):
        pdf = receipt_pdf(receipt, request)
    name = f"bien-lai-{receipt.number.replace('/', '-')}.pdf"
    return files.store(pdf, name=name, owner=SYSTEM, matter_id=request.matter_id).id
