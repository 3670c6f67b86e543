"""Add a file to a draft."""

from collections.abc import Mapping
from typing import IO
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, RefusedError
from hamrong.kernel.files.interface import StoredFile, take_paper
from hamrong.service.forms.access import own_draft
from hamrong.service.forms.actions.save_step import must_be_open, touch
from hamrong.service.forms.models import Draft, DraftFile
from hamrong.service.forms.queries.draft import files_of

MOST_FOR_A_DOCUMENT = 30
"""Files for one document: a photographed contract, page by page."""
MOST_IN_A_DRAFT = 100


def add_file(
    actor: Actor, draft_id: UUID, document_key: str, content: IO[bytes] | bytes, *, name: str
) -> StoredFile:
    """Take in a paper and add it to the draft for one of the documents asked for.

    The caller knows which documents are asked for. Sending the same content for the same document
    again (a double click, a lost answer) adds it once.

    Raises:
        NotYoursError: no such draft for this actor.
        RefusedError: the file's type or size is not taken, there are too many, or the draft was
            submitted; `field` is "file".
    """
    must_be_open(own_draft(actor, draft_id))
    return put_file(actor, draft_id, document_key, take_paper(content, name=name, owner=actor))


@transaction.atomic
def put_file(actor: Actor, draft_id: UUID, document_key: str, stored: StoredFile) -> StoredFile:
    """Add a paper that was taken in to the draft; a content that is there is added once.

    Raises:
        NotYoursError: no such draft for this actor.
        RefusedError: there are too many files, or the draft was submitted; `field` is "file".
    """
    row = own_draft(actor, draft_id, lock=True)
    must_be_open(row)
    return _put(row, document_key, stored)


def _put(row: Draft, document_key: str, stored: StoredFile) -> StoredFile:
    """Put a stored file into the locked draft, unless its content is there for the document."""
    held = files_of(row)
    same = [file for file in held.get(document_key, ()) if file.sha256 == stored.sha256]
    if same:
        return same[0]
    position = next_position(row, document_key, held)
    DraftFile.objects.create(
        draft=row, document_key=document_key, file_id=stored.id, position=position
    )
    row.revision += 1
    touch(row)
    return stored


def next_position(row: Draft, document_key: str, held: Mapping[str, tuple[StoredFile, ...]]) -> int:
    """Return the place of one more file for a document in a locked draft.

    Raises:
        RefusedError: the document, or the draft, has too many files.
    """
    for_document = held.get(document_key, ())
    if len(for_document) >= MOST_FOR_A_DOCUMENT or sum(map(len, held.values())) >= MOST_IN_A_DRAFT:
        raise RefusedError(
            _("Đã có quá nhiều tệp. Hãy gộp các trang vào một tệp PDF rồi thêm lại."), field="file"
        )
    last = DraftFile.objects.filter(draft=row, document_key=document_key)
    return int(last.aggregate(last=Max("position"))["last"] or 0) + 1
