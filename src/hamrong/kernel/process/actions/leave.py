"""Leave a step: the visit is over and its work done."""

from datetime import datetime

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.process.models import Visit
from hamrong.kernel.work.interface import finish


def leave(visit: Visit, action: str, *, actor: Actor, at: datetime) -> None:
    """End a visit by an action, and the work item that stood for it."""
    visit.left_at = later(visit, at)
    visit.action = action
    visit.actor_id = actor.account_id
    visit.save(update_fields=["left_at", "action", "actor_id"])
    if visit.work_item_id:
        finish(visit.work_item_id, by=actor)


def later(visit: Visit, moment: datetime) -> datetime:
    """Never leave a step before it was entered, should the machine's clock have been set back."""
    return max(moment, visit.entered_at)
