"""Look whether the store of the person at the counter holds what is asked for."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.forms import interface as forms
from hamrong.service.reception.access import the_visit
from hamrong.service.reception.models import VisitItem
from hamrong.service.repository import interface as repository


@transaction.atomic
def look_in_store(actor: Actor, visit_id: UUID, item_id: UUID) -> int:
    """Show what the person's store holds for this procedure from now on; return how many.

    Each paper shown is noted where its owner reads it. Only valid papers of the kinds asked for
    are shown, of whoever is in front of the desk and files for themselves.

    Raises:
        NotYoursError: no such item for this actor.
        RefusedError: the person's number is not known, or they file for somebody else.
    """
    visit = the_visit(actor, visit_id, lock=True)
    item = VisitItem.objects.filter(visit=visit, id=item_id).first()
    if item is None:
        raise NotYoursError
    if not visit.personal_id or visit.capacity:
        said = _("Chỉ tìm được kho của người tự nộp, khi đã có số định danh trên thẻ của họ.")
        raise RefusedError(said, field="store")
    about = dossiers.filing(actor, item.draft_id)
    keys = [document.key for document in about.uploads]
    found = repository.papers_for(actor, about.procedure.code, keys, number=visit.personal_id)
    papers = {paper.id for listed in found.values() for paper in listed}
    forms.choose(actor, item.draft_id, store="1")
    repository.note_search(
        actor, number=visit.personal_id, paper_ids=papers, agency_id=visit.agency_id
    )
    return len(papers)
