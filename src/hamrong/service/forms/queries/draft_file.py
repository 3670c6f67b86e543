"""A file of a draft, for its owner to look at."""

from typing import BinaryIO
from uuid import UUID

from hamrong.kernel.actor.interface import Actor, NotYoursError
from hamrong.kernel.files.interface import StoredFile, open_file
from hamrong.service.forms.access import own_draft
from hamrong.service.forms.models import DraftFile


def open_draft_file(actor: Actor, draft_id: UUID, file_id: UUID) -> tuple[StoredFile, BinaryIO]:
    """Return a file of the actor's draft and its open content; the caller closes it.

    Raises:
        NotYoursError: no such draft for this actor, or no such file in it.
    """
    row = own_draft(actor, draft_id)
    if not DraftFile.objects.filter(draft=row, file_id=file_id).exists():
        raise NotYoursError
    return open_file(file_id)
