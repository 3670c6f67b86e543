"""Let a paper of the store stand for a document of a draft."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, RefusedError
from hamrong.service.forms.access import own_draft
from hamrong.service.forms.actions.add_file import next_position
from hamrong.service.forms.actions.save_step import must_be_open, touch
from hamrong.service.forms.models import DraftFile
from hamrong.service.forms.queries.draft import files_of
from hamrong.service.repository import interface as repository


@transaction.atomic
def hold_paper(
    actor: Actor, draft_id: UUID, document_key: str, paper_id: UUID, *, number: str = ""
) -> None:
    """Put a valid paper of the kind asked for into the draft; choosing it twice adds it once.

    A citizen chooses from their own store; with `number` an official of a one-stop desk chooses
    for the person in front of them.

    Raises:
        NotYoursError: no such draft for this actor.
        RefusedError: the paper is not offered for this document, or is in the draft already for
            another; `field` is the document's key.
    """
    row = own_draft(actor, draft_id, lock=True)
    must_be_open(row)
    offered = repository.papers_for(actor, row.subject, [document_key], number=number)
    papers = {paper.id: paper for paper in offered.get(document_key, ())}
    if paper_id not in papers:
        said = _("Giấy này không dùng được cho mục đã chọn. Hãy chọn giấy khác hoặc thêm tệp.")
        raise RefusedError(said, field=document_key)
    file_id = papers[paper_id].file_id
    held = DraftFile.objects.filter(draft=row, file_id=file_id).first()
    if held is not None and held.document_key == document_key:
        return
    if held is not None:
        raise RefusedError(_("Giấy này đã dùng cho một mục khác của hồ sơ."), field=document_key)
    position = next_position(row, document_key, files_of(row))
    DraftFile.objects.create(
        draft=row,
        document_key=document_key,
        file_id=file_id,
        paper_id=paper_id,
        position=position,
    )
    row.revision += 1
    touch(row)
