"""Single items: what can be done about who does them."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from hamrong.kernel.actor.interface import Actor, Hat, NotYoursError, Role
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.work.access import is_held_by_other, led_by, waiting_for
from hamrong.kernel.work.models import OPEN, WorkItem
from hamrong.kernel.work.queries.inbox import InboxRow, row_of
from hamrong.kernel.work.queries.standing_in import named_today


@dataclass(frozen=True)
class ItemView:
    """One open item, and what the reader may do about who does it.

    `waits` tells that the reader may act on it; `held_by_other` that a colleague has it.
    """

    row: InboxRow
    waits: bool
    held_by_other: bool
    may_claim: bool
    may_take_over: bool
    may_release: bool
    may_assign: bool


def item_view(actor: Actor, item_id: UUID) -> ItemView:
    """Return an open item that waits for the reader or in an agency they lead. One query.

    Raises:
        NotYoursError: there is none.
    """
    item = (led_by(actor) | waiting_for(actor)).filter(id=item_id).first()
    if item is None:
        raise NotYoursError
    return _view(actor, item)


def items_of(actor: Actor, item_ids: Collection[UUID]) -> dict[UUID, ItemView]:
    """Return those of the items that wait for the reader or in an agency they lead. One query."""
    found = (led_by(actor) | waiting_for(actor)).filter(id__in=item_ids)
    return {item.id: _view(actor, item) for item in found}


def open_on(actor: Actor, matter_id: UUID) -> tuple[ItemView, ...]:
    """Return the open items of a matter the reader may read, the most urgent first. One query."""
    found = WorkItem.objects.filter(OPEN, matter_id=matter_id)
    return tuple(_view(actor, item) for item in found.order_by("due_at", "id"))


def who_has(matter_id: UUID, kind: str) -> str:
    """Return who has taken the open item of a kind, or their deputy today; "" while nobody has.

    At most two queries.
    """
    taken = WorkItem.objects.filter(OPEN, matter_id=matter_id, kind=kind)
    item = taken.filter(assignee_id__isnull=False).first()
    if item is None or item.assignee_id is None:
        return ""
    return named_today(item.assignee_id, item.assignee_name)


def _view(actor: Actor, item: WorkItem) -> ItemView:
    sits = actor.hat is Hat.OFFICIAL and actor.holds(Role(item.role), item.agency_id)
    other = is_held_by_other(actor, item)
    mine = item.assignee_id is not None and item.assignee_id == actor.account_id
    leads = actor.hat is Hat.OFFICIAL and actor.leads(item.agency_id)
    waits = (sits or item.assignee_id is not None) and not other
    return ItemView(
        row=row_of(item, actor, now()),
        waits=waits,
        held_by_other=other,
        may_claim=sits and item.assignee_id is None,
        may_take_over=sits and item.assignee_id is not None and not mine and (leads or not other),
        may_release=item.assignee_id is not None and (leads or not other),
        may_assign=leads or waits,
    )


def is_taken(actor: Actor, item_id: UUID) -> bool:
    """Tell whether a colleague has taken an open item; to anyone but officials it is not.

    At most one query.
    """
    if actor.hat is not Hat.OFFICIAL:
        return False
    item = WorkItem.objects.filter(OPEN, id=item_id).only("assignee_id").first()
    return item is not None and is_held_by_other(actor, item)


def held_items(account_id: UUID, agency_ids: Collection[UUID], limit: int) -> list[UUID]:
    """Return some open items a person has taken in these agencies, most urgent first. One query."""
    found = WorkItem.objects.filter(OPEN, assignee_id=account_id, agency_id__in=agency_ids)
    return list(found.order_by("due_at", "id").values_list("id", flat=True)[:limit])
