"""Give an item to a colleague who holds its role."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.foundation.identity import interface as identity
from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError, Role
from hamrong.kernel.work import interface as work


@transaction.atomic
def give(actor: Actor, item_id: UUID, account_id: UUID, *, note: str = "") -> str:
    """Give an item to a colleague and return the colleague's name.

    Raises:
        NotYoursError: the item is not this actor's to give.
        RefusedError: the colleague does not hold the role of the item in its agency.
        StaleError: it is done.
    """
    view = work.item_view(actor, item_id)
    if not view.may_assign:
        raise NotYoursError
    holders = identity.holders(view.row.agency_id, Role(view.row.role))
    colleague = next((one for one in holders if one.id == account_id), None)
    if colleague is None:
        raise RefusedError(
            _("Người được chọn không giữ vai trò của việc này tại cơ quan."), field="to"
        )
    work.assign(actor, item_id, account_id, name=colleague.full_name, note=note[:500])
    return colleague.full_name
