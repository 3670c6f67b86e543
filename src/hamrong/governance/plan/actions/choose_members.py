"""Name the agencies of a task's group whose members the plan leaves to its keeper."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.foundation.directory import interface as directory
from hamrong.governance.plan import events
from hamrong.governance.plan.access import keeps, the_task
from hamrong.governance.plan.actions.assign import give, let_go
from hamrong.governance.plan.models import Task
from hamrong.governance.plan.queries.members import members_page
from hamrong.governance.plan.rules.parties import Party
from hamrong.governance.plan.rules.state import Part
from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError
from hamrong.kernel.calendar.interface import today
from hamrong.kernel.jobs.interface import enqueue
from hamrong.kernel.timeline.interface import record


@transaction.atomic
def name_member(actor: Actor, key: str, number: int, short_name: str, part: Part) -> None:
    """Give an agency a part of a task, as a member of a group that stands in this capacity.

    Raises:
        NotYoursError: the task has no such group, or the actor does not work for the plan's keeper.
        RefusedError: there is no such agency, or it carries the task already.
    """
    task = _kept(actor, key, number, part)
    wanted = " ".join(short_name.split()).casefold()
    found = [a for a in directory.agencies_by_rank() if a.short_name.casefold() == wanted]
    if len(found) != 1:
        told = _("Có nhiều cơ quan cùng tên: chọn đúng tên trong danh sách.")
        raise RefusedError(told if found else _("Chọn một cơ quan trong danh sách."), field="name")
    if task.assignments.filter(agency_id=found[0].id, party="", valid_to=None).exists():
        raise RefusedError(_("Cơ quan này đã thực hiện nhiệm vụ."), field="name")
    give(task, Party(found[0].id, part, is_named=False), on=today())
    enqueue("plan.open_items", task_id=task.id)
    fact = events.MemberNamed(found[0].name)
    record(task.matter_id, fact, actor=actor, agency_id=task.plan.keeper_id)


@transaction.atomic
def let_member_go(actor: Actor, key: str, number: int, assignment_id: UUID) -> None:
    """Let an agency go that was named by hand; what it reported stays.

    Raises:
        NotYoursError: it was not named so, or the actor does not work for the plan's keeper.
    """
    page = members_page(actor, key, number)
    task = the_task(actor, key, number, lock=True)
    gone = next((row for row in page.members if row.id == assignment_id), None)
    if gone is None:
        raise NotYoursError
    let_go(task.assignments.get(id=assignment_id), today())
    fact = events.MemberLetGo(gone.agency)
    record(task.matter_id, fact, actor=actor, agency_id=task.plan.keeper_id)


def _kept(actor: Actor, key: str, number: int, part: Part) -> Task:
    page = members_page(actor, key, number)
    if part not in page.capacities:
        raise NotYoursError
    task = the_task(actor, key, number, lock=True)
    if not keeps(actor, task.plan):
        raise NotYoursError
    return task
