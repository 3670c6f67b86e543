"""Begin to write a change of a plan."""

from django.db import transaction

from hamrong.governance.plan import events
from hamrong.governance.plan.access import the_edited_plan
from hamrong.governance.plan.models import Edition, EditionState
from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.calendar.interface import today
from hamrong.kernel.timeline.interface import record


@transaction.atomic
def open_draft(actor: Actor, key: str) -> Edition:
    """Return the plan's draft, begun from what was decided last if there is none.

    Raises:
        NotYoursError: the plan does not exist, or the actor neither heads nor leads its keeper.
    """
    plan = the_edited_plan(actor, key, lock=True)
    draft = plan.editions.filter(state=EditionState.DRAFT).first()
    if draft is not None:
        return draft
    last = plan.editions.order_by("number").last()
    if last is None:
        raise LookupError(key)
    content = {name: said for name, said in last.content.items() if name != "decision"}
    draft = plan.editions.create(
        number=last.number + 1,
        valid_from=today(),
        decision={},
        content=content,
        state=EditionState.DRAFT,
        made_by=actor.signed_name[:120],
    )
    record(plan.matter_id, events.DraftOpened(), actor=actor, agency_id=plan.keeper_id)
    return draft
