"""Who was named to the groups of a task that the plan leaves to its keeper."""

from dataclasses import dataclass

from hamrong.foundation.directory import interface as directory
from hamrong.governance.plan.access import keeps, the_task
from hamrong.governance.plan.queries.editions import in_force
from hamrong.governance.plan.queries.parts import PartRow, rows_of
from hamrong.governance.plan.rules.parties import Body, open_groups, parties_of
from hamrong.governance.plan.rules.state import Part
from hamrong.kernel.actor.interface import Actor, NotYoursError


@dataclass(frozen=True)
class MembersPage:
    """A task's groups by capacity, who was named to them, and who can be."""

    key: str
    number: int
    title: str
    capacities: dict[Part, str]
    members: tuple[PartRow, ...]
    agencies: tuple[str, ...]


def members_page(actor: Actor, key: str, number: int) -> MembersPage:
    """Return the groups of a task whose members the keeper names. Bounded queries.

    Raises:
        NotYoursError: it has none, does not exist, or the actor does not work for the keeper.
    """
    task = the_task(actor, key, number)
    if not keeps(actor, task.plan) or task.ended_on is not None:
        raise NotYoursError
    content = in_force(task.plan).content
    names = {Part.LEAD: task.parties["lead"], Part.WITH: task.parties["with"]}
    groups = {part: open_groups(content, said) for part, said in names.items()}
    if not any(groups.values()):
        raise NotYoursError
    bodies = [Body(a.id, a.short_name, a.kind, a.level) for a in directory.agencies_by_rank()]
    meant = parties_of(content, names[Part.LEAD], names[Part.WITH], bodies)
    by_name = {party.agency_id for party in meant if not party.name}
    rows = rows_of(task.assignments.filter(valid_to=None, party=""))
    carried = {row.agency_id for row in rows}
    return MembersPage(
        key=task.plan.key,
        number=task.number,
        title=task.title,
        capacities={part: ", ".join(said) for part, said in groups.items() if said},
        members=tuple(row for row in rows if row.agency_id not in by_name),
        agencies=tuple(body.short_name for body in bodies if body.id not in carried),
    )
