"""Throw a draft away."""

from django.db import transaction

from hamrong.governance.plan import events
from hamrong.governance.plan.access import the_draft
from hamrong.kernel.actor.interface import Actor, StaleError
from hamrong.kernel.timeline.interface import record


@transaction.atomic
def discard_draft(actor: Actor, key: str, *, revision: int) -> bool:
    """Throw the draft away, and tell whether the plan is still there.

    A plan of which nothing was ever decided goes with its draft. What was done to the draft stays
    on the timeline.

    Raises:
        NotYoursError: there is no draft, or not for this actor.
        StaleError: somebody changed it after the page was made.
    """
    draft = the_draft(actor, key, lock=True)
    if draft.revision != revision:
        raise StaleError
    plan = draft.plan
    draft.delete()
    record(plan.matter_id, events.DraftDiscarded(), actor=actor, agency_id=plan.keeper_id)
    if plan.editions.exists():
        return True
    plan.delete()
    return False
