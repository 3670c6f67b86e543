"""Lay a paper by that came with a form which could not be taken yet."""

from typing import IO

from django.db import transaction

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.files.actions.begin_upload import begin_upload
from hamrong.kernel.files.actions.take_paper import take_paper
from hamrong.kernel.files.models import Upload
from hamrong.kernel.files.queries.upload import UploadView, own_uploads, upload_view
from hamrong.kernel.files.rules.tus import expires


@transaction.atomic
def lay_by(actor: Actor, *, purpose: str, content: IO[bytes], name: str, size: int) -> UploadView:
    """Take a paper in for a purpose, as if it had come in pieces; the same content once.

    Raises:
        RefusedError: the file is not taken, or too much is waiting; `field` is "file".
    """
    begun = begin_upload(actor, purpose=purpose, name=name, length=size)
    stored = take_paper(content, name=name, owner=actor)
    waiting = own_uploads(actor).filter(purpose=purpose, file__isnull=False)
    for row in waiting.select_related("file__blob").order_by("place", "id"):
        if row.file is not None and row.file.blob_id == stored.sha256:
            Upload.objects.filter(id=begun.id).delete()
            return upload_view(row)
    Upload.objects.filter(id=begun.id).update(
        received=size, file=stored.id, expires_at=expires(now())
    )
    return upload_view(Upload.objects.select_related("file__blob").get(id=begun.id))
