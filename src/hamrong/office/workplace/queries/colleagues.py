"""To whom work can be given."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.identity import interface as identity
from hamrong.kernel.actor.interface import Actor, Role
from hamrong.kernel.work import interface as work


def colleague_choices(
    actor: Actor, agency_ids: Collection[UUID], role: Role | None = None
) -> list[tuple[str, str]]:
    """Return (account, name with roles, load and absence) for a field. At most four queries."""
    people = [
        one
        for one in identity.colleagues(agency_ids)
        if role is None or any(seat.role is role for seat in one.seats)
    ]
    loads = {load.account_id: load.open for load in work.loads(actor)}
    absent = work.absent_today([one.account_id for one in people])
    return [
        (str(one.account_id), _label(one, loads.get(one.account_id, 0), absent)) for one in people
    ]


def _label(one: identity.Colleague, load: int, absent: dict[UUID, str]) -> str:
    roles = dict.fromkeys(str(directory.ROLE_LABEL[seat.role]) for seat in one.seats)
    said = f"{one.full_name} – {', '.join(roles)}"
    if load:
        held = ngettext("đang giữ %(n)s việc", "đang giữ %(n)s việc", load) % {"n": load}
        said = f"{said} ({held})"
    if deputy := absent.get(one.account_id):
        said = f"{said} · {_('vắng mặt, %(name)s làm thay') % {'name': deputy}}"
    return said
