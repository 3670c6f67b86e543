"""Take a file out of a draft."""

from uuid import UUID

from django.db import transaction

from hamrong.kernel.actor.interface import Actor
from hamrong.service.forms.access import own_draft
from hamrong.service.forms.actions.save_step import must_be_open, touch
from hamrong.service.forms.models import DraftFile


@transaction.atomic
def remove_file(actor: Actor, draft_id: UUID, document_key: str, file_id: UUID) -> None:
    """Take a file out of the draft; one that is not there (any more) is no mistake.

    Raises:
        NotYoursError: no such draft for this actor.
        RefusedError: the draft was submitted already.
    """
    row = own_draft(actor, draft_id, lock=True)
    must_be_open(row)
    added = DraftFile.objects.filter(draft=row, document_key=document_key, file_id=file_id)
    if added.delete()[0]:
        row.revision += 1
        touch(row)
