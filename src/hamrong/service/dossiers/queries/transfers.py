"""To which agencies a dossier went, under the names they had."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.directory.interface import Agency
from hamrong.kernel.actor.interface import Actor, NotYoursError, Role
from hamrong.service.dossiers.access import may_transfer, the_dossier
from hamrong.service.dossiers.models import Transfer
from hamrong.service.dossiers.ports import Deed, PanelCall
from hamrong.service.dossiers.rules import CLOSED, State


@dataclass(frozen=True)
class TransferLine:
    """One move: from which agency to which, when and on what ground."""

    at: datetime
    on: date | None
    basis: str
    old_name: str
    old_code: str
    new_name: str
    to_review: bool


@dataclass(frozen=True)
class TransferPage:
    """What the head sees before giving a dossier away or keeping it."""

    code: str
    procedure_name: str
    applicant_name: str
    applicant_address: str
    receiving_id: UUID
    authority_id: UUID
    authority_name: str
    to_review: TransferLine | None


def transfers(dossier_id: UUID) -> tuple[TransferLine, ...]:
    """Return the moves of a dossier, the earliest first. One query."""
    rows = Transfer.objects.filter(dossier_id=dossier_id).select_related(
        "old_receiving", "old_authority", "new_receiving", "new_authority"
    )
    return tuple(_line(row) for row in rows.order_by("at", "id"))


def _line(row: Transfer) -> TransferLine:
    decides = row.old_authority_id != row.new_authority_id
    old: Agency = row.old_authority if decides else row.old_receiving
    new: Agency = row.new_authority if decides else row.new_receiving
    return TransferLine(row.at, row.on, row.basis, old.name, old.code, new.name, row.to_review)


def agencies_panel(call: PanelCall) -> Mapping[str, Any] | None:
    """Return where the dossier was before, and what its agencies are called now. Two queries."""
    moves = transfers(call.dossier_id)
    asked = {call.receiving_id, call.authority_id}
    now = directory.names_now(asked)
    if not moves and not now:
        return None
    names = directory.agency_names(set(now)) if now else {}
    return {"moves": moves, "now": [(names[key], name) for key, name in now.items()]}


def transfer_deeds(call: PanelCall) -> Sequence[Deed]:
    """Offer the move to whoever heads the deciding agency of an open dossier."""
    heads = call.actor.agencies(Role.HEAD, Role.LEADER)
    if call.authority_id not in heads or call.state in CLOSED:
        return ()
    return (
        Deed(
            label=_("Chuyển cơ quan có thẩm quyền"),
            url=f"/lam-viec/ho-so/{call.code}/chuyen-co-quan",
            icon="building-2",
            order=80,
        ),
    )


def transfer_page(actor: Actor, code: str) -> TransferPage:
    """Return what is shown before a dossier goes to another agency.

    Raises:
        NotYoursError: no such dossier for this actor, who does not head its agency.
    """
    dossier = the_dossier(actor, code)
    if not may_transfer(actor, dossier) or State(dossier.state) in CLOSED:
        raise NotYoursError
    waiting = [move for move in transfers(dossier.id) if move.to_review]
    return TransferPage(
        code=dossier.code,
        procedure_name=dossier.procedure_name,
        applicant_name=dossier.applicant_name,
        applicant_address=dossier.applicant_address,
        receiving_id=dossier.receiving_id,
        authority_id=dossier.authority_id,
        authority_name=dossier.authority.name,
        to_review=waiting[-1] if waiting else None,
    )
