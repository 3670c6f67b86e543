"""Leave a note on a dossier for colleagues."""

from django.db import transaction

from hamrong.kernel.actor.interface import Actor, Hat, NotYoursError
from hamrong.kernel.work import interface as work
from hamrong.service.dossiers.access import the_dossier
from hamrong.service.dossiers.queries.changes import refuse_old_page


@transaction.atomic
def note_on(actor: Actor, code: str, text: str, *, seen: str | None = None) -> None:
    """Put a note on the dossier's timeline; the applicant does not read it.

    Raises:
        NotYoursError: the dossier does not exist for this actor, who is no official.
        StaleError: something happened after the page with the last fact `seen` was made.
        RefusedError: nothing is written, or too much.
    """
    if actor.hat is not Hat.OFFICIAL:
        raise NotYoursError
    dossier = the_dossier(actor, code, lock=True)
    refuse_old_page(dossier.matter_id, seen)
    sits = actor.agencies()
    here = dossier.authority_id if dossier.authority_id in sits else dossier.receiving_id
    work.write_note(actor, dossier.matter_id, text, agency_id=here)
