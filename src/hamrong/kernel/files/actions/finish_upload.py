"""Make a file of an upload whose every byte is here."""

from uuid import UUID

from django.db import transaction

from hamrong.kernel.actor.interface import Actor, LaterError, RefusedError
from hamrong.kernel.files.actions.take_paper import take_paper
from hamrong.kernel.files.ports import upload_path
from hamrong.kernel.files.queries.upload import UploadView, own_upload, upload_view


@transaction.atomic
def finish_upload(actor: Actor, upload_id: UUID) -> UploadView:
    """Take the paper in, once however often it is asked, and return the upload.

    A paper that is not taken stays told (`refusal`) until its owner drops it. While the scanner
    does not answer, or much is being opened, nothing is lost: the bytes stay, and
    it is tried again.

    Raises:
        NotYoursError: no such upload of this actor.
        LaterError: the scanner does not answer, or much is being opened; ask again a little later.
    """
    row = own_upload(actor, upload_id, lock=True)
    if row.file_id or row.refusal or row.received < row.length:
        return upload_view(row)
    path = upload_path(upload_id)
    try:
        with path.open("rb") as content, transaction.atomic():
            row.file_id = take_paper(content, name=row.name, owner=actor).id
    except LaterError:
        raise
    except RefusedError as refused:
        row.refusal = refused.message
    row.save(update_fields=["file", "refusal"])
    transaction.on_commit(lambda: path.unlink(missing_ok=True))
    return upload_view(own_upload(actor, upload_id))
