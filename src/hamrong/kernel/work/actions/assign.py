"""Take an item, give it to someone, or give it back."""

from uuid import UUID

from django.db import transaction

from hamrong.kernel.actor.interface import Actor, Hat, NotYoursError, Role, StaleError
from hamrong.kernel.timeline.interface import record
from hamrong.kernel.work.access import is_held_by_other, led_by, on_behalf, waiting_for
from hamrong.kernel.work.events import ItemAssigned, ItemClaimed, ItemReleased
from hamrong.kernel.work.models import OPEN, WorkItem


def _locked(item_id: UUID) -> WorkItem:
    item = WorkItem.objects.select_for_update().filter(id=item_id).first()
    if item is None:
        raise NotYoursError
    return item


def _hold(item: WorkItem, account_id: UUID | None, name: str) -> str:
    """Write who holds the item from now on and return the name of who did before."""
    before = item.assignee_name
    item.assignee_id, item.assignee_name = account_id, name[:120]
    item.save(update_fields=["assignee_id", "assignee_name"])
    return before


@transaction.atomic
def claim(actor: Actor, item_id: UUID, *, take_over: bool = False) -> None:
    """Take an item for oneself; taking one's own again changes nothing.

    `take_over` takes it from a colleague: open to the head or leader of the agency who holds the
    item's role as well, and to the deputy of the absent colleague.

    Raises:
        StaleError: a colleague took it first, or it is done.
        NotYoursError: it never waited for this actor.
    """
    item = _locked(item_id)
    role = Role(item.role)
    if actor.hat is not Hat.OFFICIAL or actor.account_id is None:
        raise NotYoursError
    if not actor.holds(role, item.agency_id):
        raise NotYoursError
    if item.ended_at is not None:
        raise StaleError
    if item.assignee_id == actor.account_id:
        return
    may_take = take_over and (actor.leads(item.agency_id) or not is_held_by_other(actor, item))
    if item.assignee_id is not None and not may_take:
        raise StaleError
    acting = on_behalf(actor, item)
    before = _hold(item, actor.account_id, actor.name)
    told = ItemClaimed(item_id=item.id, kind=item.kind, taken_from=before)
    record(item.matter_id, told, actor=acting, agency_id=item.agency_id)


@transaction.atomic
def release(actor: Actor, item_id: UUID) -> None:
    """Give an item back to all who hold the role: one's own, or as head or leader a colleague's.

    Raises:
        NotYoursError: the item is not this actor's, nor of an agency they lead.
    """
    found = WorkItem.objects.select_for_update().filter(OPEN, id=item_id)
    item = found.filter(assignee_id__isnull=False).first()
    if item is None or actor.account_id is None or actor.hat is not Hat.OFFICIAL:
        raise NotYoursError
    if is_held_by_other(actor, item) and not actor.leads(item.agency_id):
        raise NotYoursError
    acting = on_behalf(actor, item)
    before = _hold(item, None, "")
    told = ItemReleased(item_id=item.id, kind=item.kind, held_by=before)
    record(item.matter_id, told, actor=acting, agency_id=item.agency_id)


@transaction.atomic
def assign(actor: Actor, item_id: UUID, account_id: UUID, *, name: str, note: str = "") -> None:
    """Give an item to a colleague, also one that another colleague has.

    The caller makes sure that the colleague holds the role. Heads and leaders give what waits in
    their agency; others pass on what waits for themselves. Giving it to whoever has it already
    changes nothing.

    Raises:
        NotYoursError: the item does not wait for this actor, who leads nobody in its agency.
        StaleError: it is done.
    """
    item = _locked(item_id)
    if item.ended_at is not None and actor.holds(Role(item.role), item.agency_id):
        raise StaleError
    may = led_by(actor) | waiting_for(actor)
    if not may.filter(id=item_id).exists():
        raise NotYoursError
    if item.assignee_id == account_id:
        return
    acting = actor if actor.leads(item.agency_id) else on_behalf(actor, item)
    before = _hold(item, account_id, name)
    told = ItemAssigned(
        item_id=item.id, kind=item.kind, to_id=account_id, to=name, taken_from=before
    )
    record(item.matter_id, told, actor=acting, agency_id=item.agency_id, note=note)
