"""Name a deputy for the days of an absence, and end it early."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, Hat, NotYoursError, RefusedError
from hamrong.kernel.calendar.interface import now, today
from hamrong.kernel.matter.interface import close_matter, open_matter
from hamrong.kernel.text.interface import format_date
from hamrong.kernel.timeline.interface import record
from hamrong.kernel.work.events import DelegationEnded, DelegationMade
from hamrong.kernel.work.models import Delegation
from hamrong.kernel.work.rules import Leave, LeaveFault, leave_fault

MATTER_KIND = "delegation"


@dataclass(frozen=True)
class Person:
    """An account and the name it is known by."""

    account_id: UUID
    name: str


@transaction.atomic
def delegate(
    actor: Actor, *, absent: Person, deputy: Person, agency_id: UUID, leave: Leave, reason: str
) -> UUID:
    """Let a deputy do what waits for someone absent, and return the delegation's id.

    It begins and ends by itself. Named by the absent one or by the head or leader of the agency;
    the caller makes sure that both sit in the agency. A deputy's own deputy inherits nothing.

    Raises:
        NotYoursError: the actor is neither the absent one nor leads the agency.
        RefusedError: the days cannot be, the deputy is away then, or there is a deputy already.
    """
    if actor.hat is not Hat.OFFICIAL or actor.account_id is None:
        raise NotYoursError
    if actor.account_id != absent.account_id and not actor.leads(agency_id):
        raise NotYoursError
    _check(absent, deputy, leave, reason)
    title = _("Ủy quyền khi vắng mặt: %(absent)s") % {"absent": absent.name}
    row = Delegation.objects.create(
        matter_id=open_matter(kind=MATTER_KIND, title=title, agency_id=agency_id),
        absent_id=absent.account_id,
        absent_name=absent.name,
        deputy_id=deputy.account_id,
        deputy_name=deputy.name,
        agency_id=agency_id,
        first_day=leave.first_day,
        last_day=leave.last_day,
        reason=reason.strip()[:300],
        made_by=actor.account_id,
    )
    told = DelegationMade(
        delegation_id=row.id,
        absent=row.absent_name,
        deputy=row.deputy_name,
        first_day=row.first_day,
        last_day=row.last_day,
        reason=row.reason,
    )
    record(row.matter_id, told, actor=actor, agency_id=agency_id)
    return row.id


def _check(absent: Person, deputy: Person, leave: Leave, reason: str) -> None:
    faults = {
        LeaveFault.ENDS_BEFORE_IT_BEGINS: ("last_day", _("Ngày cuối phải từ ngày đầu trở đi.")),
        LeaveFault.BEGINS_IN_THE_PAST: ("first_day", _("Ngày đầu không được ở quá khứ.")),
        LeaveFault.TOO_LONG: ("last_day", _("Không ủy quyền quá một năm một lần.")),
    }
    if fault := leave_fault(leave, today=today()):
        field, sentence = faults[fault]
        raise RefusedError(sentence, field=field)
    if absent.account_id == deputy.account_id:
        raise RefusedError(_("Hãy chọn một người khác."), field="deputy")
    if not reason.strip():
        raise RefusedError(_("Hãy ghi lý do vắng mặt."), field="reason")
    if other := _overlapping(absent.account_id, leave):
        said = _("%(name)s đã được ủy quyền đến %(day)s.")
        told = {"name": other.deputy_name, "day": format_date(other.last_day)}
        raise RefusedError(said % told, field="first_day")
    if _overlapping(deputy.account_id, leave):
        said = _("%(name)s cũng vắng mặt trong những ngày đó.")
        raise RefusedError(said % {"name": deputy.name}, field="deputy")


def _overlapping(account_id: UUID, leave: Leave) -> Delegation | None:
    """Return another absence of a person in these days."""
    near = Delegation.objects.select_for_update().filter(
        absent_id=account_id, last_day__gte=leave.first_day, first_day__lte=leave.last_day
    )
    for row in near:
        if leave.overlaps(Leave(row.first_day, row.last_day, row.ended_on)):
            return row
    return None


@transaction.atomic
def end_delegation(actor: Actor, delegation_id: UUID) -> None:
    """End a delegation from today; ending it again changes nothing.

    Raises:
        NotYoursError: the actor is neither the absent one nor leads the agency.
    """
    row = Delegation.objects.select_for_update().filter(id=delegation_id).first()
    if row is None or actor.hat is not Hat.OFFICIAL or actor.account_id is None:
        raise NotYoursError
    if actor.account_id != row.absent_id and not actor.leads(row.agency_id):
        raise NotYoursError
    if row.ended_on is not None or row.last_day < today():
        return
    row.ended_on, row.ended_by = today(), actor.account_id
    row.save(update_fields=["ended_on", "ended_by"])
    close_matter(row.matter_id, at=now())
    told = DelegationEnded(delegation_id=row.id, absent=row.absent_name, deputy=row.deputy_name)
    record(row.matter_id, told, actor=actor, agency_id=row.agency_id)
