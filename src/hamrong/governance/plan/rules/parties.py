"""Which agencies a plan's names mean. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from hamrong.governance.plan.rules.edition import Content
from hamrong.governance.plan.rules.state import Part

K = TypeVar("K")

CHOSEN = "chosen"
_LEVEL_OF = {"districts": "district", "communes": "commune"}


@dataclass(frozen=True, slots=True)
class Body(Generic[K]):
    """An agency as far as names go."""

    id: K
    short_name: str
    kind: str
    level: str


@dataclass(frozen=True, slots=True)
class Party(Generic[K]):
    """Who carries a task: an agency, or for a partner (`name`) the plan's keeper.

    `is_named` tells an agency the plan calls by its own name from one that is meant by a group's.
    """

    agency_id: K
    part: Part
    name: str = ""
    is_named: bool = True


def parties_of(
    content: Content, lead: Sequence[str], taking_part: Sequence[str], bodies: Iterable[Body[K]]
) -> tuple[Party[K], ...]:
    """Return who carries a task on the day on which these bodies exist, each agency once.

    An agency that is named among the leads does not take part besides. A name that means nothing
    on that day (a body that ended, a group whose members are chosen later) means nobody.
    """
    known = list(bodies)
    found: dict[tuple[K, str], Party[K]] = {}
    for part, names in ((Part.LEAD, lead), (Part.WITH, taking_part)):
        for name in names:
            for party in _meant(content, name, part, known):
                found.setdefault((party.agency_id, party.name), party)
    return tuple(found.values())


def open_groups(content: Content, names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that are groups whose members the keeper chooses."""
    groups: Mapping[str, str] = content.get("groups", {})
    return tuple(name for name in names if groups.get(name) == CHOSEN)


def _meant(content: Content, name: str, part: Part, bodies: list[Body[K]]) -> list[Party[K]]:
    if name in content.get("partners", ()):
        keeper = content["keeper"]
        return [Party(body.id, part, name) for body in bodies if body.short_name == keeper]
    group = content.get("groups", {}).get(name)
    if group is None:
        return [Party(body.id, part) for body in bodies if body.short_name == name]
    outside = content.get("not_in_groups", ())
    return [
        Party(body.id, part, is_named=False)
        for body in bodies
        if body.short_name not in outside and _belongs(body, group)
    ]


def _belongs(body: Body[K], group: str) -> bool:
    if group == "departments":
        return body.kind == "department"
    return body.kind == "committee" and body.level == _LEVEL_OF.get(group)
