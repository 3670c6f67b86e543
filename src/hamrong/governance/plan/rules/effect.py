"""Who gets and who loses parts when an edition comes into force. Pure."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from hamrong.governance.plan.rules.edition import Content, tasks_in
from hamrong.governance.plan.rules.parties import Body, open_groups, parties_of

K = TypeVar("K", bound=Hashable)
Carried = Mapping[int, Collection[tuple[K, str]]]
"""Who carries each task now: agency and, where it reports for one, the partner's name."""


@dataclass(frozen=True)
class Effect(Generic[K]):
    """How many parts each agency gets and loses."""

    gained: Counter[K]
    lost: Counter[K]


def effect_of(content: Content, carried: Carried[K], bodies: Iterable[Body[K]]) -> Effect[K]:
    """Return what the content would give to agencies and take from them, as things stand.

    Who was added by hand to a group of chosen members stays, so a task with such a group takes
    nothing away. A task the content has no more takes all its parts.
    """
    known = list(bodies)
    gained: Counter[K] = Counter()
    lost: Counter[K] = Counter()
    left = {number: set(parties) for number, parties in carried.items()}
    for task in tasks_in(content):
        lead, taking_part = task["lead"], task.get("with", [])
        wanted = {(p.agency_id, p.name) for p in parties_of(content, lead, taking_part, known)}
        have = left.pop(task["number"], set())
        gained.update(agency for agency, _name in wanted - have)
        if not open_groups(content, [*lead, *taking_part]):
            lost.update(agency for agency, _name in have - wanted)
    for parties in left.values():
        lost.update(agency for agency, _name in parties)
    return Effect(gained, lost)
