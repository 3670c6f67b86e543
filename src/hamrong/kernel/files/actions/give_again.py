"""Give a content that is stored already once more."""

from uuid import UUID

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.files.models import File
from hamrong.kernel.files.queries.stored import StoredFile, stored_file


def give_again(file_id: UUID, owner: Actor) -> StoredFile:
    """Return a new file of the same content and name; the bytes are there once.

    Whether the actor may use the file is the caller's word.

    Raises:
        File.DoesNotExist: there is no such file.
    """
    row = File.objects.select_related("blob").get(id=file_id)
    again = File.objects.create(
        blob=row.blob,
        name=row.name,
        owner_id=owner.account_id,
        given_sha256=row.given_sha256,
        pages=row.pages,
    )
    return stored_file(again)
