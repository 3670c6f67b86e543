"""The editions of a plan, and what each changed."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from hamrong.governance.plan.access import the_plan
from hamrong.governance.plan.models import Edition, EditionState, Plan
from hamrong.governance.plan.rules.edition import Change, difference
from hamrong.kernel.actor.interface import Actor


@dataclass(frozen=True)
class EditionRow:
    """An edition decided by a document, with what it changed in the one before it."""

    number: int
    valid_from: date
    decision: dict[str, str]
    state: str
    has_file: bool
    changes: tuple[Change, ...]


def last_in_force(plan: Plan) -> Edition | None:
    """Return the edition in force, None of a plan that has none yet."""
    found = plan.editions.filter(state=EditionState.IN_FORCE)
    return found.order_by("-valid_from", "-number").first()


def in_force(plan: Plan) -> Edition:
    """Return the edition in force.

    Raises:
        LookupError: the plan was never put in force.
    """
    edition = last_in_force(plan)
    if edition is None:
        raise LookupError(plan.key)
    return edition


def in_force_on(plan: Plan, day: date) -> Edition:
    """Return the edition that was in force on a day; the first for a day before it."""
    found = plan.editions.filter(state=EditionState.IN_FORCE)
    past = found.filter(valid_from__lte=day).order_by("-valid_from", "-number").first()
    return past or found.order_by("number").get(number=1)


def editions(actor: Actor, key: str) -> tuple[EditionRow, ...]:
    """Return the decided editions, the latest first. Two queries.

    Raises:
        NotYoursError: the plan does not exist, or not for this actor.
    """
    plan = the_plan(actor, key)
    rows = list(plan.editions.exclude(state=EditionState.DRAFT).order_by("number"))
    before = {later.number: row for row, later in pairwise(rows)}
    return tuple(
        EditionRow(
            number=row.number,
            valid_from=row.valid_from,
            decision=row.decision,
            state=row.state,
            has_file=row.file_id is not None,
            changes=difference(before[row.number].content, row.content)
            if row.number in before
            else (),
        )
        for row in reversed(rows)
    )
