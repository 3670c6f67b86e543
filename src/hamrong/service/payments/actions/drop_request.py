"""Expect no money any more for a matter that ended."""

from uuid import UUID

from hamrong.service.payments.models import PaymentRequest
from hamrong.service.payments.rules import RequestState


def drop_request(matter_id: UUID) -> None:
    """Let what is owed for a matter be owed no more; inside the transaction that ends it.

    Money that still comes for it, from a page that was open, is surplus and given back.
    """
    owed = PaymentRequest.objects.filter(matter_id=matter_id, state=RequestState.OPEN)
    owed.update(state=RequestState.DROPPED)
