"""The codes of dossiers, for pages that know only the matters."""

from collections.abc import Collection
from uuid import UUID

from hamrong.kernel.actor.interface import Actor
from hamrong.service.dossiers.access import readable_by


def codes_of(actor: Actor, matter_ids: Collection[UUID]) -> dict[UUID, str]:
    """Return the code of each matter that is a dossier the actor may read. One query each way."""
    return {
        matter_id: code
        for readable in readable_by(actor)
        for matter_id, code in readable.filter(matter_id__in=matter_ids).values_list(
            "matter_id", "code"
        )
    }
