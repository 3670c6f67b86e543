"""The filters someone keeps."""

from dataclasses import dataclass
from uuid import UUID

from hamrong.kernel.actor.interface import Actor
from hamrong.office.workplace.models import SavedFilter


@dataclass(frozen=True)
class FilterView:
    """A kept way to look at the inbox; `query` is the address's query."""

    id: UUID
    name: str
    query: str
    is_default: bool


def saved_filters(actor: Actor) -> tuple[FilterView, ...]:
    """Return one's own filters by name. One query."""
    if actor.account_id is None:
        return ()
    rows = SavedFilter.objects.filter(account_id=actor.account_id).order_by("name")
    return tuple(FilterView(row.id, row.name, row.query, row.is_default) for row in rows)
