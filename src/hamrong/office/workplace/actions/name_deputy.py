"""Name a deputy among colleagues."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.foundation.identity import interface as identity
from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError, Role
from hamrong.kernel.notify.interface import send
from hamrong.kernel.text.interface import format_date
from hamrong.kernel.work import interface as work
from hamrong.kernel.work.interface import Leave, Person


@transaction.atomic
def name_deputy(
    actor: Actor, *, absent_id: UUID, deputy_id: UUID, leave: Leave, reason: str
) -> UUID:
    """Let a colleague stand in for someone absent, tell the colleague, and return the id.

    Both sit in one agency; the actor is the absent one or leads that agency.

    Raises:
        NotYoursError: the actor neither is the absent one nor leads where they sit.
        RefusedError: the deputy sits elsewhere, or the days cannot be.
    """
    reach = actor.agencies() if absent_id == actor.account_id else _led(actor)
    people = identity.colleagues(reach)
    absent = next((one for one in people if one.account_id == absent_id), None)
    if absent is None:
        raise NotYoursError
    shared = {seat.agency_id for seat in absent.seats}
    deputy = next((one for one in people if one.account_id == deputy_id), None)
    common = shared & {seat.agency_id for seat in deputy.seats} if deputy else set()
    if deputy is None or not common:
        raise RefusedError(_("Người làm thay phải cùng cơ quan."), field="deputy")
    made = work.delegate(
        actor,
        absent=Person(absent.account_id, absent.full_name),
        deputy=Person(deputy.account_id, deputy.full_name),
        agency_id=min(common),
        leave=leave,
        reason=reason,
    )
    _tell(deputy.account_id, absent.full_name, leave, reason, key=f"workplace.deputy:{made}")
    return made


def _tell(account_id: UUID, absent: str, leave: Leave, reason: str, *, key: str) -> None:
    first, last = format_date(leave.first_day), format_date(leave.last_day)
    data = {"absent": absent, "first": first, "last": last, "reason": reason}
    send(account_id=account_id, template="workplace.deputy", data=data, key=key)


def _led(actor: Actor) -> frozenset[UUID]:
    return actor.agencies(Role.HEAD, Role.LEADER)
