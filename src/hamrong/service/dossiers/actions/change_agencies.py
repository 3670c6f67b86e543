"""Other agencies receive or decide a dossier from now on: everything of it goes along."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from hamrong.foundation.directory.interface import Agency
from hamrong.foundation.identity import interface as identity
from hamrong.kernel.actor.interface import Actor, Role, StaleError
from hamrong.kernel.calendar.interface import calendar_for, now
from hamrong.kernel.matter.interface import move_matter
from hamrong.kernel.process import interface as process
from hamrong.kernel.text.interface import plain
from hamrong.kernel.timeline.interface import record
from hamrong.kernel.work import interface as work
from hamrong.service.dossiers.events import DossierTransferred
from hamrong.service.dossiers.models import Dossier, Transfer
from hamrong.service.payments import interface as payments

# Working hours in which the head looks at what was proposed; inside the administration only.
REVIEW_HOURS = 16
REVIEW_KIND = "transfer_review"


@dataclass(frozen=True)
class Change:
    """Where a dossier goes and why. `keeps` are the accounts who keep what they had taken."""

    receiving: Agency
    authority: Agency
    area_id: UUID | None
    basis: str
    on: date | None = None
    to_review: bool = False
    keeps: Collection[UUID] = ()


def change_agencies(seen: Dossier, change: Change, *, actor: Actor) -> None:
    """Move a dossier with its process, work items and places; the promised date stays.

    Locks the process before the dossier, as every step of it does. What is closed, issued or
    paid keeps the name it was done under: only what is still to do goes along.

    Raises:
        StaleError: the dossier went elsewhere, or ended, since it was read.
    """
    places = {"reception": change.receiving.id, "authority": change.authority.id}
    replaced = process.reseat(seen.matter_id, places)
    dossier = (
        Dossier.objects.select_for_update(of=("self",))
        .select_related("receiving", "authority")
        .get(id=seen.id)
    )
    before = (seen.receiving_id, seen.authority_id, seen.closed_at)
    if (dossier.receiving_id, dossier.authority_id, dossier.closed_at) != before:
        raise StaleError
    work.reseat(dossier.matter_id, replaced, keeps=change.keeps)
    old_receiving, old_authority = dossier.receiving, dossier.authority
    _write(dossier, change)
    move_matter(dossier.matter_id, change.authority.id)
    payments.move_requests(dossier.matter_id, change.receiving.id)
    Transfer.objects.create(
        dossier=dossier,
        at=now(),
        on=change.on,
        basis=change.basis[:500],
        old_receiving=old_receiving,
        old_authority=old_authority,
        new_receiving=change.receiving,
        new_authority=change.authority,
        to_review=change.to_review,
        review_item_id=_ask_head(dossier, old_authority) if change.to_review else None,
    )
    _tell(dossier, old_receiving, old_authority, change, actor)


def _write(dossier: Dossier, change: Change) -> None:
    """Change the row; who looks for it under its old name still finds it."""
    former = plain(f"{dossier.receiving.short_name} {dossier.authority.short_name}")
    dossier.receiving, dossier.authority = change.receiving, change.authority
    dossier.area_id = change.area_id
    if former not in dossier.search_key:
        dossier.search_key = f"{dossier.search_key} {former}"
    dossier.save(update_fields=["receiving", "authority", "area", "search_key"])


def _ask_head(dossier: Dossier, old: Agency) -> UUID:
    """Put the dossier before the head of the agency it was proposed for."""
    authority = dossier.authority
    has_head = identity.holders(authority.id, Role.HEAD)
    at = now()
    return work.open_item(
        matter_id=dossier.matter_id,
        kind=REVIEW_KIND,
        title=_("Rà soát hồ sơ chuyển từ %(agency)s") % {"agency": old.short_name},
        agency_id=authority.id,
        role=Role.HEAD if has_head else Role.LEADER,
        due_at=calendar_for(authority.id).add(at, REVIEW_HOURS * 60),
        link=f"/lam-viec/ho-so/{dossier.code}/chuyen-co-quan",
        code=dossier.code,
        applicant=dossier.applicant_name,
    )


def _tell(
    dossier: Dossier, old_receiving: Agency, old_authority: Agency, change: Change, actor: Actor
) -> None:
    decides = old_authority.id != change.authority.id
    old, new = (old_authority, change.authority) if decides else (old_receiving, change.receiving)
    record(
        dossier.matter_id,
        DossierTransferred(
            dossier_id=dossier.id,
            code=dossier.code,
            old_agency=old.name,
            new_agency=new.name,
            basis=change.basis,
            place=change.receiving.name,
        ),
        actor=actor,
        agency_id=old_authority.id,
    )
