"""Open the store of the person at the counter to their account."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, RefusedError
from hamrong.service.reception.access import the_visit
from hamrong.service.repository import interface as repository


@transaction.atomic
def open_store_of(actor: Actor, visit_id: UUID) -> None:
    """Confirm that the account linked to a visit belongs to who came, card in hand.

    Raises:
        NotYoursError: no such visit for this actor.
        RefusedError: they came for somebody else or have no account, or see `open_store`.
    """
    visit = the_visit(actor, visit_id, lock=True)
    if visit.account_id is None or visit.capacity:
        raise RefusedError(_("Người đến nộp chưa có tài khoản mang số định danh này."))
    repository.open_store(
        actor,
        number=visit.personal_id,
        account_id=visit.account_id,
        agency_id=visit.agency_id,
    )
