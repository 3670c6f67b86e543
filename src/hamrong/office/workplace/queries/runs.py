"""How far an order for many items is, and what became of each."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hamrong.kernel.actor.interface import Actor, NotYoursError
from hamrong.office.workplace.models import BulkRun
from hamrong.office.workplace.rules import Outcome


@dataclass(frozen=True)
class RunItem:
    """One item; `reason` tells why it was refused."""

    code: str
    title: str
    link: str
    outcome: str
    reason: str


@dataclass(frozen=True)
class RunView:
    """An order with its results."""

    id: UUID
    label: str
    ordered_at: datetime
    finished_at: datetime | None
    items: tuple[RunItem, ...]

    @property
    def done(self) -> int:
        """Return how many items were done."""
        return sum(item.outcome == Outcome.DONE for item in self.items)

    @property
    def refused(self) -> int:
        """Return how many items were refused."""
        return sum(item.outcome == Outcome.REFUSED for item in self.items)

    @property
    def passed(self) -> int:
        """Return how many items have had their turn."""
        return self.done + self.refused


def run_view(actor: Actor, run_id: UUID) -> RunView:
    """Return an order of one's own. Two queries.

    Raises:
        NotYoursError: there is none.
    """
    if actor.account_id is None:
        raise NotYoursError
    run = BulkRun.objects.filter(id=run_id, account_id=actor.account_id).first()
    if run is None:
        raise NotYoursError
    rows = run.items.order_by("position")
    return RunView(
        id=run.id,
        label=run.label,
        ordered_at=run.ordered_at,
        finished_at=run.finished_at,
        items=tuple(RunItem(r.code, r.title, r.link, r.outcome, r.reason) for r in rows),
    )
