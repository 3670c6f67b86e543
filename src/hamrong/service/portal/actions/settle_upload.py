"""Put a file that has come whole where it was given for."""

from uuid import UUID

from django.db import transaction

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.files import interface as files
from hamrong.kernel.files.interface import StoredFile, UploadView
from hamrong.service.forms import interface as forms
from hamrong.service.portal.queries.purposes import Purpose, Target, purpose_of


@transaction.atomic
def settle_upload(actor: Actor, upload_id: UUID) -> UploadView:
    """Take a whole upload in; for a document of a draft it is added there, once.

    Asked again after a lost answer it changes nothing more, also when its owner has taken the
    file out of the draft meanwhile. Files for the store and for a supplement wait until the form
    around them is sent.

    Raises:
        NotYoursError: no such upload, or what it was given for is gone.
        RefusedError: the draft was submitted, or has too many files.
        LaterError: the scanner does not answer, or much is being opened; ask a little later.
    """
    upload = files.finish_upload(actor, upload_id)
    if upload.file is None or upload.used or not upload.purpose.startswith(f"{Target.DRAFT} "):
        return upload
    purpose = purpose_of(actor, upload.purpose)
    _put(actor, purpose, upload, upload.file)
    files.use_uploads(actor, [upload.id])
    return upload


def _put(actor: Actor, purpose: Purpose, upload: UploadView, file: StoredFile) -> None:
    """Add the file where it belongs: several sent at once stand in the order they were chosen."""
    draft_id, key = purpose.draft_id, purpose.key
    put = forms.put_file(actor, draft_id, key, file)
    there = [one.id for one in forms.draft(actor, draft_id).files.get(key, ())]
    later = files.later_files(actor, upload)
    before = [one for one in there if one != put.id and one not in later]
    if len(before) + 1 < len(there):
        forms.move_file(actor, draft_id, key, put.id, len(before) + 1)
