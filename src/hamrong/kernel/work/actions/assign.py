"""Take an item, give it to someone, or give it back."""

from uuid import UUID

from django.db import transaction

from hamrong.kernel.actor.interface import Actor, NotYoursError, Role, StaleError
from hamrong.kernel.work.access import waiting_for
from hamrong.kernel.work.models import OPEN, WorkItem


@transaction.atomic
def claim(actor: Actor, item_id: UUID) -> None:
    """Take an item for oneself; taking one's own again changes nothing.

    Raises:
        StaleError: a colleague took it first, or it is done.
        NotYoursError: it never waited for this actor.
    """
    item = WorkItem.objects.select_for_update().filter(id=item_id).first()
    if item is None or not actor.holds(Role(item.role), item.agency_id):
        raise NotYoursError
    if item.ended_at is not None or item.assignee_id not in {None, actor.account_id}:
        raise StaleError
    item.assignee_id = actor.account_id
    item.save(update_fields=["assignee_id"])


@transaction.atomic
def release(actor: Actor, item_id: UUID) -> None:
    """Give one's item back to all who hold the role.

    Raises:
        NotYoursError: the item is not this actor's.
    """
    changed = WorkItem.objects.filter(OPEN, id=item_id, assignee_id=actor.account_id).update(
        assignee_id=None
    )
    if not changed:
        raise NotYoursError


@transaction.atomic
def assign(actor: Actor, item_id: UUID, account_id: UUID) -> None:
    """Give an item to a colleague. The caller makes sure that the colleague holds the role.

    Raises:
        NotYoursError: the item does not wait for this actor, who leads nobody in its agency.
    """
    item = WorkItem.objects.select_for_update().filter(OPEN, id=item_id).first()
    if item is None:
        raise NotYoursError
    leads = actor.holds(Role.HEAD, item.agency_id) or actor.holds(Role.LEADER, item.agency_id)
    if not leads and not waiting_for(actor).filter(id=item_id).exists():
        raise NotYoursError
    item.assignee_id = account_id
    item.save(update_fields=["assignee_id"])
