"""Change the order of a document's pages."""

from uuid import UUID

from django.db import transaction

from hamrong.kernel.actor.interface import Actor
from hamrong.service.forms.access import own_draft
from hamrong.service.forms.actions.save_step import must_be_open, touch
from hamrong.service.forms.models import DraftFile


@transaction.atomic
def move_file(actor: Actor, draft_id: UUID, document_key: str, file_id: UUID, place: int) -> None:
    """Put a file of a document at a place, counted from 1; the others make room.

    Sent twice it moves once. A file that is not there (any more) is no mistake.

    Raises:
        NotYoursError: no such draft for this actor.
        RefusedError: the draft was submitted already.
    """
    row = own_draft(actor, draft_id, lock=True)
    must_be_open(row)
    added = DraftFile.objects.filter(draft=row, document_key=document_key).order_by("position")
    held = list(added)
    moved = next((one for one in held if one.file_id == file_id), None)
    if moved is None:
        return
    others = [one for one in held if one is not moved]
    others.insert(max(0, place - 1), moved)
    if others == held:
        return
    _renumber(others, above=held[-1].position)
    row.revision += 1
    touch(row)


def _renumber(files: list[DraftFile], *, above: int) -> None:
    """Number the files anew with numbers nobody has: each is unique at every moment."""
    lowest = min(file.position for file in files)
    start = 1 if len(files) < lowest else above + 1
    for position, file in enumerate(files, start):
        file.position = position
        file.save(update_fields=["position"])
