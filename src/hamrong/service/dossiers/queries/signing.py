"""Who signs and answers for a paper: titles, and whom to ask."""

from uuid import UUID

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.identity import interface as identity
from hamrong.kernel.actor.interface import Actor, Role
from hamrong.kernel.work import interface as work


def title_of(actor: Actor, agency_id: UUID) -> str:
    """Return an official's title in an agency, as it stands in the directory; "" without one."""
    if actor.account_id is None:
        return ""
    official_id = identity.account(actor.account_id).official_id
    return directory.title_in(official_id, agency_id) if official_id else ""


def desk_contact(agency_id: UUID) -> str:
    """Return whom to ask at a one-stop desk, "Lê Thị Hoa, điện thoại 0912345678"; "" if unknown.

    Printed, so Vietnamese; forms 02 and 03 of Circular 01/2018/TT-VPCP ask for it.
    """
    found = directory.contact_of(agency_id, Role.ONE_STOP)
    return f"{found.full_name}, điện thoại {found.phone}" if found else ""


def leader_today(agency_id: UUID) -> str:
    """Return who leads an agency, or who stands in for them today; "" where nobody does."""
    leaders = identity.holders(agency_id, Role.LEADER)
    return work.named_today(leaders[0].id, leaders[0].full_name) if leaders else ""
