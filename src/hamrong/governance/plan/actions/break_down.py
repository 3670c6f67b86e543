"""Break an agency's part down into steps, with days of its own."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction

from hamrong.governance.plan import events
from hamrong.governance.plan.access import may_report, the_part
from hamrong.governance.plan.actions.open_items import ITEM, end_of, last_day
from hamrong.governance.plan.models import Assignment, Step
from hamrong.governance.plan.queries.parts import window_of
from hamrong.governance.plan.rules.steps import Piece, own_day_fault, step_faults
from hamrong.kernel.actor.interface import Actor, NotYoursError, StaleError
from hamrong.kernel.calendar.interface import today
from hamrong.kernel.timeline.interface import record
from hamrong.kernel.work import interface as work


@transaction.atomic
def break_down(
    actor: Actor,
    assignment_id: UUID,
    pieces: Sequence[Piece],
    *,
    own_due_on: date | None,
    revision: int,
) -> None:
    """Make the part's steps be these, in this order, and its own last day this one.

    A step that is not among them is gone; one that is done keeps the day it was done on. The item
    in the inbox is due on the own day.

    Raises:
        NotYoursError: the part does not exist, is over, or the actor does not work for its agency.
        StaleError: somebody changed it after the page was made.
        ValueError: a day lies outside the plan's; the form has told so before.
    """
    part = the_part(actor, assignment_id, lock=True)
    if part.valid_to is not None or not may_report(actor, part.agency_id):
        raise NotYoursError
    if part.revision != revision:
        raise StaleError
    window = window_of(part)
    if own_day_fault(own_due_on, window) or any(step_faults(pieces, own_due_on, window)):
        raise ValueError("a day outside the plan's")
    _put(part, pieces)
    part.own_due_on = own_due_on
    part.revision += 1
    part.save(update_fields=["own_due_on", "revision"])
    work.set_due(part.matter_id, ITEM, end_of(last_day(part)))
    done = sum(piece.is_done for piece in pieces)
    fact = events.PartBrokenDown(len(pieces), done)
    record(part.matter_id, fact, actor=actor, agency_id=part.agency_id)


def _put(part: Assignment, pieces: Sequence[Piece]) -> None:
    known = {step.id: step for step in part.steps.all()}
    kept = {piece.id for piece in pieces if piece.id}
    part.steps.exclude(id__in=kept).delete()
    for place, piece in enumerate(pieces):
        step = known.get(piece.id) if piece.id else None
        step = step or Step(assignment=part)
        step.place, step.title, step.doer = place, piece.title, piece.doer
        step.due_on = piece.due_on
        step.done_on = (step.done_on or today()) if piece.is_done else None
        step.save()
