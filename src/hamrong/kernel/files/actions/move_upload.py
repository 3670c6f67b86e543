"""Change the order of files that wait to be used."""

from uuid import UUID

from django.db import transaction

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.files.queries.upload import own_upload, own_uploads


@transaction.atomic
def move_upload(actor: Actor, upload_id: UUID, place: int) -> None:
    """Put a whole upload at a place among those of its purpose, counted from 1.

    Sent twice it moves once.

    Raises:
        NotYoursError: no such upload of this actor.
    """
    purpose = own_upload(actor, upload_id).purpose
    rows = own_uploads(actor).filter(purpose=purpose, file__isnull=False)
    held = list(rows.select_for_update().order_by("place", "id"))
    moved = [one for one in held if one.id == upload_id]
    others = [one for one in held if one.id != upload_id]
    others[max(0, place - 1) : max(0, place - 1)] = moved
    for number, row in enumerate(others, 1):
        row.place = number
        row.save(update_fields=["place"])
