"""Whose papers those of a dossier are, and which of its files the reader may open."""

from uuid import UUID

from hamrong.kernel.actor.interface import Actor, Hat, NotYoursError
from hamrong.service.dossiers.access import the_dossier
from hamrong.service.dossiers.models import (
    Dossier,
    FormerResult,
    OpinionFile,
    Result,
    Slip,
    SubmittedFile,
)
from hamrong.service.dossiers.rules import INTERNAL
from hamrong.service.payments import interface as payments
from hamrong.service.repository import interface as repository


def readable_file(actor: Actor, code: str, file_id: UUID) -> UUID:
    """Return the file's id when it belongs to a dossier this actor may read.

    Raises:
        NotYoursError: no such dossier for this actor, or the file is not one of its papers, or
            it is a result not yet issued and the reader is the applicant.
    """
    dossier = the_dossier(actor, code)
    given = SubmittedFile.objects.filter(dossier=dossier, file_id=file_id)
    slips = Slip.objects.filter(dossier=dossier, file_id=file_id)
    if actor.hat is Hat.CITIZEN:
        given = given.filter(given_at__isnull=False)
        slips = slips.exclude(kind__in=[kind.value for kind in INTERNAL])
    issued = Result.objects.filter(dossier=dossier, file_id=file_id, issued_at__isnull=False)
    former = FormerResult.objects.filter(dossier=dossier, file_id=file_id)
    asked = OpinionFile.objects.filter(opinion__dossier=dossier, file_id=file_id)
    if actor.hat is Hat.CITIZEN:
        asked = asked.none()
    own = any(one.exists() for one in (given, slips, issued, former, asked))
    if not own and not payments.is_receipt_file(dossier.matter_id, file_id):
        raise NotYoursError
    return file_id


def owner_of(dossier: Dossier) -> repository.Owner:
    """Return into whose store papers of this dossier go.

    Who files for somebody else gets nothing of theirs onto a page of their own.
    """
    own = not hasattr(dossier, "representative")
    return repository.Owner(
        number=dossier.applicant_personal_id,
        name=dossier.applicant_name,
        account_id=dossier.applicant_id if own else None,
    )
