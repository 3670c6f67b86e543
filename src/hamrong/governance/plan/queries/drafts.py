"""A plan's draft, as its editors see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from hamrong.foundation.directory import interface as directory
from hamrong.governance.plan.access import may_start, plans_edited_by, the_draft, the_edited_plan
from hamrong.governance.plan.models import Assignment, Edition, EditionState, Plan
from hamrong.governance.plan.queries.problems import Problem, problems
from hamrong.governance.plan.rules.drafting import CONCLUSIONS_FROM, next_number
from hamrong.governance.plan.rules.edition import Change, Content, difference
from hamrong.governance.plan.rules.effect import Effect, effect_of
from hamrong.governance.plan.rules.parties import Body
from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.timeline.interface import Audience, Entry, entries


@dataclass(frozen=True)
class Draft:
    """A draft with all that is wrong in it. `since` is a decision that came after it was begun."""

    key: str
    number: int
    revision: int
    content: dict[str, Any]
    problems: tuple[Problem, ...]
    made_by: str
    since: str
    is_new: bool

    def wrong(self, what: str, key: str) -> tuple[Problem, ...]:
        """Return what is wrong with one thing of the draft."""
        return tuple(one for one in self.problems if (one.what, one.key) == (what, key))


@dataclass(frozen=True)
class Gains:
    """An agency, and how many parts it gets and loses."""

    agency: str
    gained: int
    lost: int


@dataclass(frozen=True)
class Outcome:
    """What a draft changes: in the plan's content, and for the agencies that carry it."""

    changes: tuple[Change, ...]
    agencies: tuple[Gains, ...]
    gained: int
    lost: int


@dataclass(frozen=True)
class UnderWork:
    """A plan that is written and not in force: still a draft, or decided for a day to come."""

    key: str
    title: str
    state: str
    number: int
    valid_from: date


def draft(actor: Actor, key: str) -> Draft:
    """Return a plan's draft.

    Raises:
        NotYoursError: there is none, or not for this actor.
    """
    found = the_draft(actor, key)
    others = found.plan.editions.exclude(id=found.id).order_by("number")
    newer = others.filter(number__gt=found.number).last()
    return Draft(
        key=key,
        number=found.number,
        revision=found.revision,
        content=found.content,
        problems=problems(found.content),
        made_by=found.made_by,
        since=newer.decision["number"] if newer else "",
        is_new=not others.exists(),
    )


def draft_history(actor: Actor, key: str) -> tuple[Entry, ...]:
    """Return what happened to a plan the actor edits, the latest first as on any timeline.

    Raises:
        NotYoursError: it does not exist, or not for this actor.
    """
    return tuple(entries(the_edited_plan(actor, key).matter_id, tuple(Audience)))


def has_draft(plan: Plan) -> bool:
    """Tell whether somebody is writing a change of the plan."""
    return plan.editions.filter(state=EditionState.DRAFT).exists()


def under_work(actor: Actor) -> tuple[UnderWork, ...]:
    """Return what the actor's plans have in work. One query."""
    rows = Edition.objects.filter(plan__in=plans_edited_by(actor))
    rows = rows.exclude(state=EditionState.IN_FORCE).select_related("plan")
    return tuple(
        UnderWork(
            row.plan.key,
            row.content.get("title", row.plan.title),
            row.state,
            row.number,
            row.valid_from,
        )
        for row in rows.order_by("plan__key", "number")
    )


def startable(actor: Actor) -> tuple[tuple[str, str], ...]:
    """Return the agencies for which the actor may start a plan: id and name."""
    found = [directory.agency(one) for one in may_start(actor)]
    return tuple((str(one.id), one.name) for one in found)


def last_issuer(actor: Actor, key: str) -> str:
    """Return who issued the last decision of a plan, "" of one never decided.

    Raises:
        NotYoursError: the plan does not exist, or not for this actor.
    """
    decided = the_edited_plan(actor, key).editions.exclude(state=EditionState.DRAFT)
    last = decided.order_by("number").last()
    return str(last.decision["issuer"]) if last else ""


def new_number(actor: Actor, key: str) -> int:
    """Return the number a new task of the draft gets: none that a task ever had.

    Raises:
        NotYoursError: there is no draft, or not for this actor.
        ValueError: the plan has no number left.
    """
    found = the_draft(actor, key)
    used = found.plan.tasks.filter(number__lt=CONCLUSIONS_FROM).values_list("number", flat=True)
    return next_number(found.content, used)


def ended_targets(actor: Actor, key: str) -> frozenset[str]:
    """Return the keys of targets the plan once had: no new one takes them.

    Raises:
        NotYoursError: there is no draft, or not for this actor.
    """
    rows = the_draft(actor, key).plan.targets.exclude(ended_on=None)
    return frozenset(rows.values_list("key", flat=True))


def party_names(content: Content) -> tuple[str, ...]:
    """Return all names a task of the plan can give itself to: groups, partners, agencies."""
    own = [*content.get("groups", {}), *content.get("partners", ())]
    return (*own, *agency_names())


def agency_names() -> tuple[str, ...]:
    """Return the short names of today's agencies, by rank."""
    return tuple(agency.short_name for agency in directory.agencies_by_rank())


def outcome(actor: Actor, key: str) -> Outcome:
    """Return what the draft changes: against what was decided last, and who carries what today.

    Raises:
        NotYoursError: there is no draft, or not for this actor.
    """
    found = the_draft(actor, key)
    last = found.plan.editions.exclude(id=found.id).order_by("number").last()
    before = last.content if last else {"sections": [], "targets": []}
    changes = difference(before, found.content)
    agencies = directory.agencies_by_rank()
    bodies = [Body(a.id, a.short_name, a.kind, a.level) for a in agencies]
    effect = effect_of(found.content, _carried(found.plan), bodies)
    return _told(changes, effect)


def _carried(plan: Plan) -> dict[int, set[tuple[UUID, str]]]:
    rows = Assignment.objects.filter(
        task__plan=plan, valid_to=None, task__number__lt=CONCLUSIONS_FROM
    )
    carried: dict[int, set[tuple[UUID, str]]] = {}
    for number, agency_id, party in rows.values_list("task__number", "agency_id", "party"):
        carried.setdefault(number, set()).add((agency_id, party))
    return carried


def _told(changes: Sequence[Change], effect: Effect[UUID]) -> Outcome:
    concerned = {*effect.gained, *effect.lost}
    names = directory.agency_names(concerned)
    rows = [Gains(names[one], effect.gained[one], effect.lost[one]) for one in concerned]
    rows.sort(key=lambda row: (-row.gained - row.lost, row.agency))
    return Outcome(tuple(changes), tuple(rows), effect.gained.total(), effect.lost.total())
