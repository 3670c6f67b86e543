"""Take a content in."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import IO
from uuid import UUID

from django.db import transaction

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.files.actions.receive import Received, received
from hamrong.kernel.files.actions.sweep_unused import hold_content
from hamrong.kernel.files.models import Blob, File
from hamrong.kernel.files.ports import keep
from hamrong.kernel.files.queries.stored import StoredFile, stored_file
from hamrong.kernel.files.rules.kinds import DOCUMENTS, MAX_BYTES, Kind, safe_name


@dataclass(frozen=True)
class Made:
    """What is known of a content: the SHA-256 of what it was made of, and its pages."""

    of: str = ""
    pages: int | None = None


AS_IT_CAME = Made()


def store(
    content: IO[bytes] | bytes,
    *,
    name: str,
    owner: Actor,
    matter_id: UUID | None = None,
    allow: Iterable[Kind] = DOCUMENTS,
    limit: int = MAX_BYTES,
    made: Made = AS_IT_CAME,
) -> StoredFile:
    """Keep a content under its SHA-256 and return the file; the same content is kept once.

    The type is told from the content, never from the name. Give the matter when it is known;
    otherwise attach it later.

    Raises:
        RefusedError: empty, too large, a type not taken, a virus, or no space left; the text says
            what to do, and nothing is kept.
    """
    stream = BytesIO(content) if isinstance(content, bytes) else content
    with received(stream, name=name, allow=allow, limit=limit) as got:
        return keep_received(got, name=name, owner=owner, matter_id=matter_id, made=made)


def keep_received(
    got: Received,
    *,
    name: str,
    owner: Actor,
    matter_id: UUID | None = None,
    made: Made = AS_IT_CAME,
) -> StoredFile:
    """Keep a content that was looked at, as a file of the owner."""
    with transaction.atomic():
        hold_content(got.sha256)
        keep(got.path, got.sha256)
        blob, _new = Blob.objects.get_or_create(
            sha256=got.sha256, defaults={"size": got.size, "content_type": got.kind.value}
        )
        file = File.objects.create(
            blob=blob,
            name=safe_name(name, got.kind),
            owner_id=owner.account_id,
            matter_id=matter_id,
            given_sha256=made.of,
            pages=made.pages,
        )
    return stored_file(file)
