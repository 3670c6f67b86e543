"""End a visit: the next person, please."""

from uuid import UUID

from django.db import transaction

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.calendar.interface import now
from hamrong.service.forms import interface as forms
from hamrong.service.reception.access import the_visit
from hamrong.service.reception.models import VisitItem


@transaction.atomic
def end_visit(actor: Actor, visit_id: UUID) -> None:
    """Close a visit; forms begun and not received are thrown away with it.

    Raises:
        NotYoursError: no such visit for this actor.
    """
    visit = the_visit(actor, visit_id, lock=True)
    for item in VisitItem.objects.filter(visit=visit, dossier_code=""):
        draft_id = item.draft_id
        item.delete()
        forms.discard_draft(actor, draft_id)
    visit.ended_at = visit.ended_at or now()
    visit.save(update_fields=["ended_at"])
