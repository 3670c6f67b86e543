"""A plan's committee and helpers, their meetings, and what became of what they concluded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from hamrong.governance.plan.access import may_steer, parts_visible_to, reads_all, the_plan
from hamrong.governance.plan.models import Meeting, Member, Plan, Task
from hamrong.governance.plan.queries.parts import PartRow, rows_of
from hamrong.governance.plan.rules.committee import Body, Standing
from hamrong.governance.plan.rules.due import due_of
from hamrong.governance.plan.rules.state import Sign
from hamrong.kernel.actor.interface import Actor, NotYoursError
from hamrong.kernel.calendar.interface import today
from hamrong.kernel.timeline.interface import Audience, Entry, entries

_ORDER = [one.value for one in Standing]


@dataclass(frozen=True)
class MemberRow:
    """A member with the term; `is_official` when an account reads as the member."""

    id: UUID
    body: str
    standing: str
    name: str
    title: str
    valid_from: date
    valid_to: date | None
    is_official: bool


@dataclass(frozen=True)
class ConclusionRow:
    """A conclusion carried as a task: the parts the reader may see, the most urgent sign."""

    number: int
    title: str
    lead: str
    due: str
    due_on: date | None
    ended_on: date | None
    percent: int | None
    worst: Sign | None
    owing: tuple[str, ...]


@dataclass(frozen=True)
class MeetingRow:
    """A meeting with its conclusions."""

    id: UUID
    held_on: date
    title: str
    notice: str
    has_file: bool
    name: str
    conclusions: tuple[ConclusionRow, ...]


@dataclass(frozen=True)
class CommitteePage:
    """The bodies with who sits in them, who sat before, and the meetings, the latest first."""

    key: str
    title: str
    reads_all: bool
    may_steer: bool
    bodies: Mapping[str, tuple[MemberRow, ...]]
    former: tuple[MemberRow, ...]
    meetings: tuple[MeetingRow, ...]
    history: tuple[Entry, ...]


def committee_page(actor: Actor, key: str) -> CommitteePage:
    """Return a plan's committee. Bounded queries.

    Raises:
        NotYoursError: the plan does not exist, or not for this actor.
    """
    plan = the_plan(actor, key)
    members = [_member(one) for one in plan.members.order_by("valid_from", "name", "id")]
    now = [one for one in members if one.valid_to is None or one.valid_to > today()]
    now.sort(key=lambda one: (_ORDER.index(one.standing), one.valid_from, one.name))
    steers = may_steer(actor, plan)
    return CommitteePage(
        key=plan.key,
        title=plan.title,
        reads_all=reads_all(actor, plan),
        may_steer=steers,
        bodies={body.value: tuple(one for one in now if one.body == body) for body in Body},
        former=tuple(one for one in reversed(members) if one not in now),
        meetings=_meetings(actor, plan, plan.meetings.all()),
        history=tuple(entries(plan.matter_id, tuple(Audience))) if steers else (),
    )


def member_row(actor: Actor, key: str, member_id: UUID) -> MemberRow:
    """Return a member now seated, for who may end or change the term.

    Raises:
        NotYoursError: there is none, or not for this actor.
    """
    plan = the_plan(actor, key)
    member = plan.members.filter(id=member_id, valid_to=None).first()
    if member is None or not may_steer(actor, plan):
        raise NotYoursError
    return _member(member)


def meeting_row(actor: Actor, key: str, meeting_id: UUID) -> MeetingRow:
    """Return a meeting.

    Raises:
        NotYoursError: it does not exist, or not for this actor.
    """
    plan = the_plan(actor, key)
    found = _meetings(actor, plan, plan.meetings.filter(id=meeting_id))
    if not found:
        raise NotYoursError
    return found[0]


def notice_file(actor: Actor, key: str, meeting_id: UUID) -> UUID:
    """Return the file of a meeting's notice.

    Raises:
        NotYoursError: there is none, or not for this actor.
    """
    meeting = the_plan(actor, key).meetings.filter(id=meeting_id).first()
    if meeting is None or meeting.file_id is None:
        raise NotYoursError
    return meeting.file_id


def _member(one: Member) -> MemberRow:
    return MemberRow(
        id=one.id,
        body=one.body,
        standing=one.standing,
        name=one.name,
        title=one.title,
        valid_from=one.valid_from,
        valid_to=one.valid_to,
        is_official=one.official_id is not None,
    )


def _meetings(actor: Actor, plan: Plan, found: QuerySet[Meeting]) -> tuple[MeetingRow, ...]:
    parts: dict[int, list[PartRow]] = {}
    visible = parts_visible_to(actor, plan).filter(task__conclusion__isnull=False, valid_to=None)
    for row in rows_of(visible):
        parts.setdefault(row.number, []).append(row)
    rows = found.order_by("-held_on", "-at").prefetch_related("conclusions__task")
    return tuple(
        MeetingRow(
            id=one.id,
            held_on=one.held_on,
            title=one.title,
            notice=one.notice,
            has_file=one.file_id is not None,
            name=one.name,
            conclusions=tuple(
                _conclusion(task, parts.get(task.number, ()))
                for task in sorted((c.task for c in one.conclusions.all()), key=lambda t: t.number)
            ),
        )
        for one in rows
    )


def _conclusion(task: Task, parts: Sequence[PartRow]) -> ConclusionRow:
    present = {row.sign for row in parts}
    return ConclusionRow(
        number=task.number,
        title=task.title,
        lead=", ".join(task.parties["lead"]),
        due=due_of(task.due).text,
        due_on=task.due_on,
        ended_on=task.ended_on,
        percent=sum(row.percent for row in parts) // len(parts) if parts else None,
        worst=next((sign for sign in Sign if sign in present), None),
        owing=tuple(row.who for row in parts if row.sign is not Sign.DONE),
    )
