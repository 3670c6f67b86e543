"""Open a file of a dossier; what comes from somebody's store is noted there."""

from uuid import UUID

from hamrong.kernel.actor.interface import Actor
from hamrong.service.dossiers.access import the_dossier
from hamrong.service.dossiers.queries.papers import readable_file
from hamrong.service.repository import interface as repository


def read_file(actor: Actor, code: str, file_id: UUID) -> UUID:
    """Return the file's id for an official who opens it now.

    Raises:
        NotYoursError: see `readable_file`.
    """
    found = readable_file(actor, code, file_id)
    dossier = the_dossier(actor, code)
    sits = [a for a in (dossier.receiving_id, dossier.authority_id) if a in actor.agencies()]
    repository.note_reading(
        actor,
        matter_id=dossier.matter_id,
        file_id=found,
        agency_id=sits[0] if sits else None,
    )
    return found
