"""Note that the applicant opened the result online."""

from uuid import UUID

from django.db import transaction

from hamrong.kernel.actor.interface import Actor, Hat
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.timeline.interface import record
from hamrong.service.dossiers.access import the_dossier
from hamrong.service.dossiers.events import ResultOpened
from hamrong.service.dossiers.models import Result


@transaction.atomic
def note_opening(actor: Actor, code: str, file_id: UUID) -> None:
    """Record once that the applicant has the issued result; other files and readers count nothing.

    Raises:
        NotYoursError: the dossier does not exist for this actor.
    """
    if actor.hat is not Hat.CITIZEN:
        return
    dossier = the_dossier(actor, code)
    issued = Result.objects.filter(dossier=dossier, file_id=file_id, issued_at__isnull=False)
    if not issued.filter(opened_at__isnull=True).update(opened_at=now()):
        return
    record(
        dossier.matter_id,
        ResultOpened(dossier_id=dossier.id, code=dossier.code),
        actor=actor,
        agency_id=dossier.receiving_id,
    )
