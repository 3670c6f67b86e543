"""Begin to act on an item: nobody else has it, and for whom it is done is known."""

from uuid import UUID

from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, Hat, RefusedError
from hamrong.kernel.work.access import is_held_by_other, on_behalf
from hamrong.kernel.work.models import OPEN, WorkItem


def take_up(actor: Actor, item_id: UUID) -> Actor:
    """Lock an item an official is about to finish, and return the actor as who does it.

    A deputy comes back as acting on behalf of the absent colleague. The right to act on the role
    the caller has checked. Only officials are stopped by a colleague's claim.

    Raises:
        RefusedError: a colleague has it.
    """
    if actor.hat is not Hat.OFFICIAL:
        return actor
    item = WorkItem.objects.select_for_update().filter(OPEN, id=item_id).first()
    if item is None:
        return actor
    if is_held_by_other(actor, item):
        said = _("Việc này đang do %(name)s xử lý. Lãnh đạo có thể giao lại cho người khác.")
        raise RefusedError(said % {"name": item.assignee_name or _("đồng nghiệp")})
    return on_behalf(actor, item)
