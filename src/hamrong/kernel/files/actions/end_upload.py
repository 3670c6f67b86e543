"""Drop uploads, or note that they were used."""

import os
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.db import transaction

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.files.models import Upload
from hamrong.kernel.files.ports import upload_path, uploads_folder
from hamrong.kernel.files.queries.upload import own_upload, own_uploads

_LONE = timedelta(days=2)
"""Age at which bytes without a row are swept: no request lasts that long."""


@transaction.atomic
def drop_upload(actor: Actor, upload_id: UUID) -> None:
    """Forget an upload with its bytes, at its owner's wish.

    Raises:
        NotYoursError: no such upload of this actor.
    """
    row = own_upload(actor, upload_id, lock=True)
    if row.used:
        return
    row.delete()
    transaction.on_commit(lambda: upload_path(upload_id).unlink(missing_ok=True))


def use_uploads(actor: Actor, upload_ids: Iterable[UUID]) -> None:
    """Note that the files of whole uploads were put where they belong; they wait no more."""
    own_uploads(actor).filter(id__in=list(upload_ids), file__isnull=False).update(used=True)


@transaction.atomic
def expire_uploads(limit: int = 1000) -> int:
    """Delete uploads that nobody went on with, and bytes without a row; return how many rows."""
    expired = Upload.objects.filter(expires_at__lte=now()).select_for_update(skip_locked=True)
    ids = list(expired.values_list("id", flat=True)[:limit])
    Upload.objects.filter(id__in=ids).delete()
    transaction.on_commit(lambda: _sweep(upload_path(one) for one in ids))
    if uploads_folder().is_dir():
        _sweep(_lone_bytes())
    return len(ids)


def _lone_bytes() -> list[Path]:
    """Return old bytes that no row tells of: left by a crash between two steps."""
    before = now().timestamp() - _LONE.total_seconds()
    with os.scandir(uploads_folder()) as entries:
        old = [Path(entry.path) for entry in entries if entry.stat().st_mtime < before]
    known = Upload.objects.filter(id__in=[path.name for path in old])
    kept = {str(one) for one in known.values_list("id", flat=True)}
    return [path for path in old if path.name not in kept]


def _sweep(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)
