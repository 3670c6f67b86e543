"""Use a file of an earlier dossier in a draft, instead of asking for it again."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, RefusedError
from hamrong.kernel.files import interface as files
from hamrong.service.dossiers.queries.filing import filing
from hamrong.service.dossiers.queries.given_before import given_before
from hamrong.service.forms import interface as forms


@transaction.atomic
def reuse_file(actor: Actor, draft_id: UUID, document_key: str, file_id: UUID) -> None:
    """Add a file the actor gave before for the same document; pressing twice adds it once.

    Raises:
        NotYoursError: no such draft for this actor.
        RefusedError: the file is not offered for this document, there are too many files, or the
            draft was submitted.
    """
    about = filing(actor, draft_id)
    name = about.document_names.get(document_key)
    offered = given_before(actor, about.procedure.code, {document_key: name}) if name else {}
    known = {one.id for one in offered.get(document_key, ())}
    if file_id not in known or about.draft.extra.get("capacity"):
        said = _("Tệp này không dùng lại được cho mục đã chọn. Hãy chụp ảnh hoặc chọn tệp.")
        raise RefusedError(said, field=document_key)
    forms.put_file(actor, draft_id, document_key, files.give_again(file_id, actor))
