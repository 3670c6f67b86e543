"""Expect the money again for a matter that is taken up again."""

from uuid import UUID

from hamrong.service.payments.models import PaymentRequest
from hamrong.service.payments.rules import RequestState


def owe_again(matter_id: UUID) -> None:
    """Let what was owed when a matter ended be owed again; inside the transaction that reopens it.

    Nothing changes where something else is owed already.
    """
    found = PaymentRequest.objects.filter(matter_id=matter_id)
    if found.filter(state=RequestState.OPEN).exists():
        return
    last = found.filter(state=RequestState.DROPPED).order_by("-made_at").values("id")[:1]
    found.filter(id__in=last).update(state=RequestState.OPEN)
