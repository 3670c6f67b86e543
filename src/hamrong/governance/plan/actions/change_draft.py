"""Change what a draft says."""

from django.db import transaction

from hamrong.governance.plan.access import the_draft
from hamrong.governance.plan.models import Edition
from hamrong.governance.plan.rules.drafting import Change
from hamrong.kernel.actor.interface import Actor, StaleError
from hamrong.kernel.timeline.interface import record


@transaction.atomic
def change_draft(actor: Actor, key: str, change: Change, fact: object, *, revision: int) -> Edition:
    """Make the draft say what the change makes of it, and tell the fact.

    What is wrong then is told on its pages, not refused: a draft may be unsound.

    Raises:
        NotYoursError: there is no draft, or not for this actor.
        StaleError: somebody changed it after the page was made.
    """
    draft = the_draft(actor, key, lock=True)
    if draft.revision != revision:
        raise StaleError
    draft.content = change(draft.content)
    draft.revision += 1
    draft.made_by = actor.signed_name[:120]
    draft.save(update_fields=["content", "revision", "made_by"])
    record(draft.plan.matter_id, fact, actor=actor, agency_id=draft.plan.keeper_id)
    return draft
