"""Who sits in a plan's committee and among its helpers, from a day to a day."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from hamrong.foundation.directory import interface as directory
from hamrong.governance.plan import events
from hamrong.governance.plan.access import the_steered_plan
from hamrong.governance.plan.models import Member, Plan
from hamrong.governance.plan.rules.committee import Body, Standing
from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError
from hamrong.kernel.text.interface import format_date, plain
from hamrong.kernel.timeline.interface import record


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat and who takes it. `official_id` names somebody in office; others read nothing."""

    body: Body
    standing: Standing
    name: str
    title: str
    since: date
    official_id: UUID | None = None


@transaction.atomic
def seat_member(actor: Actor, key: str, seat: Seat) -> UUID:
    """Seat somebody from a day on and return the member's id.

    Raises:
        NotYoursError: the plan does not exist, or the actor does not keep its committee.
        RefusedError: the person sits there already, there is a head, or nobody of that id serves.
    """
    plan = the_steered_plan(actor, key, lock=True)
    name, title = seat.name.strip(), seat.title.strip()
    if seat.official_id is not None:
        official = directory.official_named(seat.official_id)
        if official is None:
            raise RefusedError(_("Người này không còn giữ chức vụ nào; chọn lại."), field="name")
        name, title = official.full_name, title or official.title
    if not name:
        raise RefusedError(_("Ghi họ và tên."), field="name")
    _judge(plan, seat, name)
    member = Member.objects.create(
        plan=plan,
        body=seat.body,
        standing=seat.standing,
        name=name[:120],
        title=title[:200],
        official_id=seat.official_id,
        valid_from=seat.since,
    )
    day = format_date(seat.since)
    fact = events.MemberSeated(member.name, member.body, member.standing, day)
    record(plan.matter_id, fact, actor=actor, agency_id=plan.keeper_id)
    return member.id


@transaction.atomic
def end_term(actor: Actor, key: str, member_id: UUID, on: date) -> None:
    """End a member's term on a day, from which the person sits there no more.

    Raises:
        NotYoursError: there is no such member now, or the actor does not keep the committee.
        RefusedError: the day is not after the first.
    """
    plan = the_steered_plan(actor, key, lock=True)
    member = _seated(plan, member_id)
    if on <= member.valid_from:
        told = _("Ngày thôi phải sau ngày %(day)s.") % {"day": format_date(member.valid_from)}
        raise RefusedError(told, field="on")
    member.valid_to = on
    member.save(update_fields=["valid_to"])
    fact = events.MemberLeft(member.name, member.body, format_date(on))
    record(plan.matter_id, fact, actor=actor, agency_id=plan.keeper_id)


@transaction.atomic
def change_standing(actor: Actor, key: str, member_id: UUID, standing: Standing, on: date) -> UUID:
    """Give a member another standing from a day on: one term ends, the next begins.

    Raises:
        NotYoursError: there is no such member now, or the actor does not keep the committee.
        RefusedError: the day is not after the first, or there is a head already.
    """
    member = _seated(the_steered_plan(actor, key, lock=True), member_id)
    if member.standing == standing:
        raise RefusedError(_("Người này đang giữ vai trò đó."), field="standing")
    end_term(actor, key, member_id, on)
    body = Body(member.body)
    seat = Seat(body, standing, member.name, member.title, on, member.official_id)
    return seat_member(actor, key, seat)


def _judge(plan: Plan, seat: Seat, name: str) -> None:
    there = plan.members.filter(body=seat.body).filter(
        Q(valid_to__isnull=True) | Q(valid_to__gt=seat.since)
    )
    same = there.filter(official_id=seat.official_id) if seat.official_id else ()
    if same or any(plain(one.name) == plain(name) for one in there.filter(official=None)):
        raise RefusedError(_("Người này đã có trong danh sách."), field="name")
    head = there.filter(standing=Standing.HEAD).first()
    if seat.standing == Standing.HEAD and head is not None:
        told = _("Đang có người đứng đầu: %(name)s. Cho người đó thôi trước.") % {"name": head.name}
        raise RefusedError(told, field="standing")


def _seated(plan: Plan, member_id: UUID) -> Member:
    member = plan.members.filter(id=member_id, valid_to=None).first()
    if member is None:
        raise NotYoursError
    return member
