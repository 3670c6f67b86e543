"""A dossier refers to a paper of a store instead of asking for it again."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, RefusedError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.timeline.interface import record
from hamrong.service.repository.events import PaperUsed
from hamrong.service.repository.models import PaperUse, StoredPaper
from hamrong.service.repository.queries.papers import stands_in


@dataclass(frozen=True)
class Usage:
    """In what a paper is used, and for which document of its checklist."""

    matter_id: UUID
    code: str
    procedure: str
    agency: str
    document_key: str
    document_name: str


@transaction.atomic
def use_paper(actor: Actor, paper_id: UUID, usage: Usage) -> None:
    """Keep the reference with the version and hash of this moment; the owner reads of it.

    The caller has checked that the actor may use the paper, when it was chosen.

    Raises:
        RefusedError: the paper is valid no more; `field` is the document's key.
    """
    paper = StoredPaper.objects.select_for_update().get(id=paper_id)
    if not stands_in(paper):
        said = _("“%(name)s” lấy từ kho nay không còn giá trị. Hãy chọn giấy khác.")
        raise RefusedError(said % {"name": paper.kind_name}, field=usage.document_key)
    PaperUse.objects.create(
        paper=paper,
        matter_id=usage.matter_id,
        code=usage.code,
        procedure=usage.procedure,
        document_key=usage.document_key,
        document_name=usage.document_name,
        file_id=paper.file_id,
        sha256=paper.sha256,
        version=paper.version,
        used_at=now(),
    )
    used = PaperUsed(
        paper_id=paper.id, code=usage.code, procedure=usage.procedure, agency=usage.agency
    )
    record(paper.matter_id, used, actor=actor)
