"""Let another agency collect what is still owed."""

from uuid import UUID

from hamrong.service.payments.models import PaymentRequest
from hamrong.service.payments.rules import RequestState


def move_requests(matter_id: UUID, agency_id: UUID) -> None:
    """Give what is owed for a matter to the desk that receives it from now on.

    What is paid keeps the agency that collected it, with its receipts. Inside the transaction
    that moves the matter.
    """
    PaymentRequest.objects.filter(matter_id=matter_id, state=RequestState.OPEN).update(
        agency_id=agency_id
    )
