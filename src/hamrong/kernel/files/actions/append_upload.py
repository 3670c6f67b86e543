"""Add a piece to an upload."""

import errno
import os
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, RefusedError, StaleError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.files.ports import upload_path
from hamrong.kernel.files.queries.upload import UploadView, own_upload, upload_view
from hamrong.kernel.files.rules.tus import expires

_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class WrongOffsetError(StaleError):
    """Another piece came first; the client asks how much is here and goes on from there."""


@transaction.atomic
def append_upload(actor: Actor, upload_id: UUID, offset: int, piece: bytes) -> UploadView:
    """Write a piece at its place and return the upload.

    The bytes are on the disk before the row tells of them: after a crash in between the row tells
    less than is there, and the next piece overwrites the rest. Two pieces at once wait for each
    other at the row; the later one is at a wrong offset.

    Raises:
        NotYoursError: no such upload of this actor.
        WrongOffsetError: the piece does not begin where the upload ends, or it is too long.
        RefusedError: there is no space left.
    """
    row = own_upload(actor, upload_id, lock=True)
    if offset != row.received or offset + len(piece) > row.length:
        raise WrongOffsetError("a piece at the wrong place")
    if not piece:
        return upload_view(row)
    try:
        _write(upload_id, offset, piece)
    except OSError as error:
        if error.errno not in _NO_SPACE:
            raise
        raise RefusedError(
            _("Hệ thống tạm hết chỗ lưu tệp. Hãy thử lại sau ít phút."), field="file"
        ) from error
    row.received = offset + len(piece)
    row.expires_at = expires(now())
    row.save(update_fields=["received", "expires_at"])
    return upload_view(row)


def _write(upload_id: UUID, offset: int, piece: bytes) -> None:
    path = upload_path(upload_id)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "r+b") as file:
        file.seek(offset)
        file.write(piece)
        file.truncate()
        file.flush()
        os.fsync(file.fileno())
    if not offset:
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
