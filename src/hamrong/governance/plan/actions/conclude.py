"""Note a meeting of a plan's committee, and carry what it concluded as tasks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from hamrong.governance.plan import events
from hamrong.governance.plan.access import the_steered_plan
from hamrong.governance.plan.actions.assign import assign, end_parts
from hamrong.governance.plan.actions.put_in_force import TASK_MATTER
from hamrong.governance.plan.models import Conclusion, Meeting, Plan, Task
from hamrong.governance.plan.queries.drafts import party_names
from hamrong.governance.plan.queries.editions import in_force
from hamrong.governance.plan.rules.drafting import CONCLUSIONS_FROM
from hamrong.governance.plan.rules.due import due_of
from hamrong.governance.plan.rules.edition import CONCLUSIONS
from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError
from hamrong.kernel.calendar.interface import today
from hamrong.kernel.files import interface as files
from hamrong.kernel.matter.interface import open_matter
from hamrong.kernel.text.interface import format_date
from hamrong.kernel.timeline.interface import record


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting: `notice` is the number of the document that tells its conclusions."""

    held_on: date
    title: str
    notice: str = ""
    file_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What a meeting concluded; `due` as plans write it, names as they stand in the plan."""

    title: str
    due: Any
    lead: Sequence[str]
    taking_part: Sequence[str] = ()


@transaction.atomic
def note_meeting(actor: Actor, key: str, held: Held) -> UUID:
    """Note a meeting that was held, and return its id.

    Raises:
        NotYoursError: the plan does not exist, or the actor does not keep its committee.
        RefusedError: the day has not come.
    """
    plan = the_steered_plan(actor, key, lock=True)
    if held.held_on > today():
        raise RefusedError(_("Cuộc họp này chưa diễn ra."), field="held_on")
    meeting = Meeting.objects.create(
        plan=plan,
        held_on=held.held_on,
        title=held.title.strip()[:300],
        notice=held.notice.strip()[:120],
        file_id=held.file_id,
        name=actor.signed_name[:120],
    )
    if held.file_id:
        files.attach([held.file_id], plan.matter_id)
    fact = events.MeetingNoted(meeting.title, format_date(held.held_on))
    record(plan.matter_id, fact, actor=actor, agency_id=plan.keeper_id)
    return meeting.id


@transaction.atomic
def conclude(actor: Actor, key: str, meeting_id: UUID, said: Said) -> int:
    """Make a conclusion a task, give it to whom it names at once, and return its number.

    Raises:
        NotYoursError: there is no such meeting, or the actor does not keep the committee.
        RefusedError: a name means nobody of today.
    """
    plan = the_steered_plan(actor, key, lock=True)
    meeting = plan.meetings.filter(id=meeting_id).first()
    if meeting is None:
        raise NotYoursError
    content = in_force(plan).content
    known = set(party_names(content))
    for field, names in (("lead", said.lead), ("taking_part", said.taking_part)):
        if strange := next((name for name in names if name not in known), ""):
            told = _("Không có cơ quan “%(name)s”; chọn tên trong danh sách, hoặc xóa tên này.")
            raise RefusedError(told % {"name": strange}, field=field)
    task = _task(plan, said)
    Conclusion.objects.create(meeting=meeting, task=task)
    fact = events.Concluded(task.number, task.title)
    record(plan.matter_id, fact, actor=actor, agency_id=plan.keeper_id)
    assign(task, content, on=today(), by=actor)
    return task.number


@transaction.atomic
def withdraw_conclusion(actor: Actor, key: str, number: int, reason: str) -> None:
    """Carry a conclusion no more; what was reported of it stays.

    Raises:
        NotYoursError: there is no such conclusion now, or the actor does not keep the committee.
        RefusedError: there is no reason.
    """
    plan = the_steered_plan(actor, key, lock=True)
    found = Task.objects.select_for_update(of=("self",)).filter(
        plan=plan, number=number, ended_on=None, conclusion__isnull=False
    )
    task = found.first()
    if task is None:
        raise NotYoursError
    if not reason.strip():
        raise RefusedError(_("Ghi lý do thôi thực hiện."), field="reason")
    task.ended_on = today()
    task.save(update_fields=["ended_on"])
    end_parts(task, on=today())
    fact = events.ConclusionWithdrawn(task.number, reason.strip()[:1000])
    record(task.matter_id, fact, actor=actor, agency_id=plan.keeper_id)


def _task(plan: Plan, said: Said) -> Task:
    last = plan.tasks.filter(number__gte=CONCLUSIONS_FROM).aggregate(last=Max("number"))["last"]
    due, title = due_of(said.due), said.title.strip()[:1000]
    return Task.objects.create(
        plan=plan,
        number=(last or CONCLUSIONS_FROM) + 1,
        section=CONCLUSIONS,
        title=title,
        due=said.due,
        due_kind=due.kind,
        due_on=due.on,
        parties={"lead": list(said.lead), "with": list(said.taking_part)},
        matter_id=open_matter(kind=TASK_MATTER, title=title, agency_id=plan.keeper_id),
    )
