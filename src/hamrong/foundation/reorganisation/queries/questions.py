"""The open things of one divided or abolished agency, with the heir proposed for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.directory.interface import AgencyView, ReorganisationView
from hamrong.foundation.reorganisation.models import Village
from hamrong.foundation.reorganisation.ports import Mover, OpenThing, movers
from hamrong.foundation.reorganisation.queries.guide import guide_for
from hamrong.foundation.reorganisation.rules import Choice, Guide
from hamrong.kernel.actor.interface import NotYoursError

PAGE_SIZE = 50


@dataclass(frozen=True)
class Question:
    """One open thing, and where it goes unless someone decides otherwise."""

    thing: OpenThing
    kind: str
    choice: Choice
    agency: AgencyView


@dataclass(frozen=True)
class VillageView:
    """A rule for a village of the agency."""

    id: UUID
    name: str
    heir: str


@dataclass(frozen=True)
class QuestionPage:
    """Some questions of one agency; the key after which the next page begins, if there is one."""

    old: AgencyView
    heirs: tuple[AgencyView, ...]
    kind: str
    kinds: tuple[tuple[str, str], ...]
    rows: tuple[Question, ...]
    villages: tuple[VillageView, ...]
    next_after: UUID | None


def questions(
    day: ReorganisationView, agency_id: UUID, kind: str, after: UUID | None = None
) -> QuestionPage:
    """Return a page of the open things of an agency that ends, in a bounded number of queries.

    `kind` is the name of a mover that lists its things; the first such when it is not known.

    Raises:
        NotYoursError: no agency of this key ends by that day.
    """
    found = directory.succeeded(day.on).get(agency_id)
    if found is None:
        raise NotYoursError
    listing = [one for one in movers() if one.things is not None]
    chosen = next((one for one in listing if one.name == kind), listing[0])
    rows = _things(chosen, agency_id, after)
    guide = guide_for(day)
    shown = rows[:PAGE_SIZE]
    return QuestionPage(
        old=found.old,
        heirs=found.heirs,
        kind=chosen.name,
        kinds=tuple((one.name, str(one.label)) for one in listing),
        rows=tuple(_question(thing, chosen, guide, found.heirs) for thing in shown),
        villages=tuple(
            VillageView(row.id, row.name, row.heir.short_name)
            for row in Village.objects.filter(run__on=day.on, old_id=agency_id)
            .select_related("heir")
            .order_by("name")
        ),
        next_after=shown[-1].about.thing_id if len(rows) > PAGE_SIZE else None,
    )


def _things(chosen: Mover, agency_id: UUID, after: UUID | None) -> Sequence[OpenThing]:
    return chosen.things({agency_id}, after, PAGE_SIZE + 1) if chosen.things else ()


def _question(
    thing: OpenThing, chosen: Mover, guide: Guide, heirs: tuple[AgencyView, ...]
) -> Question:
    choice = guide.choose(thing.agency_id, thing.about)
    listed = next((heir for heir in heirs if heir.id == choice.agency_id), None)
    return Question(thing, chosen.name, choice, listed or directory.agency(choice.agency_id))
