"""Uploads of one person: on their way, or whole and waiting to be used."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from hamrong.kernel.actor.interface import Actor, NotYoursError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.files.models import Upload
from hamrong.kernel.files.queries.stored import StoredFile, stored_file


@dataclass(frozen=True)
class UploadView:
    """An upload: `received` of `length` bytes are durably here.

    `file` is what became of a whole one, `refusal` why it was not taken.
    """

    id: UUID
    purpose: str
    name: str
    fingerprint: str
    length: int
    received: int
    file: StoredFile | None
    refusal: str
    place: int
    used: bool
    expires_at: datetime

    @property
    def is_whole(self) -> bool:
        """Tell whether every byte is here."""
        return self.received == self.length

    @property
    def percent(self) -> int:
        """Return how much is here, rounded down."""
        return self.received * 100 // self.length if self.length else 100


def own_uploads(actor: Actor) -> QuerySet[Upload]:
    """Return the uploads of this actor that are still kept: the only way to list them."""
    if actor.account_id is None:
        return Upload.objects.none()
    return Upload.objects.filter(owner_id=actor.account_id, expires_at__gt=now(), used=False)


def own_upload(actor: Actor, upload_id: UUID, *, lock: bool = False) -> Upload:
    """Return the actor's upload, locked until the transaction ends when asked.

    One that was used already is still found: an answer that was lost is given again.

    Raises:
        NotYoursError: there is none (any more), or it is someone else's.
    """
    if actor.account_id is None:
        raise NotYoursError
    rows = Upload.objects.filter(owner_id=actor.account_id, expires_at__gt=now())
    found = (rows.select_for_update() if lock else rows).filter(id=upload_id).first()
    if found is None:
        raise NotYoursError
    return found


def upload(actor: Actor, upload_id: UUID) -> UploadView:
    """Return one upload of the actor.

    Raises:
        NotYoursError: there is none (any more), or it is someone else's.
    """
    return upload_view(own_upload(actor, upload_id))


def uploads_for(actor: Actor, *purposes: str) -> dict[str, tuple[UploadView, ...]]:
    """Return by purpose the actor's uploads that are not used yet, in their order. One query."""
    rows = own_uploads(actor).filter(purpose__in=purposes).select_related("file__blob")
    found: dict[str, tuple[UploadView, ...]] = dict.fromkeys(purposes, ())
    for row in rows.order_by("place", "id"):
        found[row.purpose] = (*found[row.purpose], upload_view(row))
    return found


def later_files(actor: Actor, than: UploadView) -> set[UUID]:
    """Return the files given for the same purpose that stand after an upload. One query."""
    if actor.account_id is None:
        return set()
    rows = Upload.objects.filter(owner_id=actor.account_id, purpose=than.purpose)
    later = rows.filter(place__gt=than.place, file__isnull=False)
    return {file_id for file_id in later.values_list("file_id", flat=True) if file_id}


def upload_view(row: Upload) -> UploadView:
    """Return what others may see of an upload's row."""
    return UploadView(
        id=row.id,
        purpose=row.purpose,
        name=row.name,
        fingerprint=row.fingerprint,
        length=row.length,
        received=row.received,
        file=stored_file(row.file) if row.file else None,
        refusal=row.refusal,
        place=row.place,
        used=row.used,
        expires_at=row.expires_at,
    )
