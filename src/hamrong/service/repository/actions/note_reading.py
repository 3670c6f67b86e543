"""Whoever of the administration looks into a store is written down where its owner reads it."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from hamrong.foundation.directory import interface as directory
from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.timeline.interface import record
from hamrong.service.repository.access import of_the_person, referred_to
from hamrong.service.repository.events import PaperRead, PaperSearched


@transaction.atomic
def note_reading(
    actor: Actor, *, matter_id: UUID, file_id: UUID, agency_id: UUID | None = None
) -> None:
    """Note that an official opened a file of a matter, if it is a paper of somebody's store."""
    uses = referred_to(matter_id).filter(file_id=file_id).select_related("paper")
    for use in uses:
        told = PaperRead(paper_id=use.paper_id, code=use.code)
        record(use.paper.matter_id, told, actor=actor, agency_id=agency_id)


@transaction.atomic
def note_search(actor: Actor, *, number: str, paper_ids: Collection[UUID], agency_id: UUID) -> None:
    """Note that a one-stop desk was shown these papers of the person in front of it."""
    name = directory.agency_names({agency_id})[agency_id]
    for paper in of_the_person(actor, number).filter(id__in=paper_ids).order_by("id"):
        told = PaperSearched(paper_id=paper.id, agency=name)
        record(paper.matter_id, told, actor=actor, agency_id=agency_id)
