"""The head gives a dossier to another competent agency, or keeps one that was proposed."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.directory.interface import Agency
from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError, Role, StaleError
from hamrong.kernel.timeline.interface import record
from hamrong.kernel.work import interface as work
from hamrong.service.dossiers.access import may_transfer, the_dossier
from hamrong.service.dossiers.actions.change_agencies import Change, change_agencies
from hamrong.service.dossiers.events import TransferConfirmed
from hamrong.service.dossiers.models import Dossier, Transfer
from hamrong.service.dossiers.rules import CLOSED, State


@dataclass(frozen=True)
class Seen:
    """The agencies the page showed: a dossier that went elsewhere meanwhile is left alone."""

    receiving_id: UUID
    authority_id: UUID


@transaction.atomic
def transfer_dossier(
    actor: Actor, code: str, *, agency_code: str, reason: str, seen: Seen | None = None
) -> None:
    """Give an open dossier to another agency that decides and receives it from now on.

    For a head or leader of the deciding agency. The code and the promised date stay; the
    applicant is told. A review that a reorganisation left open ends with it.

    Raises:
        NotYoursError: no such dossier for this actor, who does not lead its agency.
        RefusedError: no reason, no such agency, or the dossier is closed.
        StaleError: it went to another agency after the page was made.
    """
    dossier = _own(actor, code, seen)
    actor = actor.acting_as(dossier.authority_id, Role.HEAD, Role.LEADER)
    reason = reason.strip()
    if not reason:
        raise RefusedError(_("Hãy ghi rõ lý do chuyển."), field="reason")
    found = directory.agency_by_code(agency_code.strip().replace("\x00", ""))
    if found is None or found.id == dossier.authority_id:
        raise RefusedError(_("Hãy chọn một cơ quan khác đang hoạt động."), field="agency")
    agency = Agency.objects.get(id=found.id)
    # Who decides in the name of a commune also receives there; a department may keep the desk.
    apart = dossier.receiving_id != dossier.authority_id
    receiving = dossier.receiving if apart else agency
    _end_review(actor, dossier)
    change = Change(receiving, agency, agency.area_id or dossier.area_id, reason)
    change_agencies(dossier, change, actor=actor)


@transaction.atomic
def keep_dossier(actor: Actor, code: str) -> None:
    """Agree that the agency a reorganisation proposed is the competent one.

    Raises:
        NotYoursError: no such dossier for this actor, who does not lead its agency.
        RefusedError: nothing waits to be agreed to.
    """
    dossier = _own(actor, code, None)
    actor = actor.acting_as(dossier.authority_id, Role.HEAD, Role.LEADER)
    if not _end_review(actor, dossier):
        raise RefusedError(_("Hồ sơ này không chờ rà soát cơ quan giải quyết."))
    record(
        dossier.matter_id,
        TransferConfirmed(dossier_id=dossier.id, code=dossier.code, agency=dossier.authority.name),
        actor=actor,
        agency_id=dossier.authority_id,
    )


def _own(actor: Actor, code: str, seen: Seen | None) -> Dossier:
    dossier = the_dossier(actor, code)
    if not may_transfer(actor, dossier):
        raise NotYoursError
    if seen and (dossier.receiving_id, dossier.authority_id) != (
        seen.receiving_id,
        seen.authority_id,
    ):
        raise StaleError
    if State(dossier.state) in CLOSED:
        raise RefusedError(_("Hồ sơ đã kết thúc nên không chuyển được nữa."))
    return dossier


def _end_review(actor: Actor, dossier: Dossier) -> bool:
    """Close the open review of a dossier, with its work item; tells whether there was one."""
    review = Transfer.objects.select_for_update().filter(dossier=dossier, to_review=True).first()
    if review is None:
        return False
    review.to_review = False
    review.save(update_fields=["to_review"])
    if review.review_item_id:
        work.finish(review.review_item_id, by=actor)
    return True
