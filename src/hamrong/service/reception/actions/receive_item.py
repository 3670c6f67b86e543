"""Turn a filled form of a visit into a dossier."""

from uuid import UUID

from django.db import transaction

from hamrong.kernel.actor.interface import Actor, NotYoursError
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.dossiers.interface import Capacity, Intake, OnBehalf
from hamrong.service.reception.access import the_visit
from hamrong.service.reception.models import Visit, VisitItem


@transaction.atomic
def receive_item(actor: Actor, visit_id: UUID, item_id: UUID, intake: Intake) -> str:
    """Receive one item of a visit and return the dossier's code; doing it twice gives the same.

    Raises:
        NotYoursError: no such item for this actor.
        RefusedError: the form or the papers are not complete (see `dossiers.receive`).
    """
    visit = the_visit(actor, visit_id, lock=True)
    item = VisitItem.objects.filter(visit=visit, id=item_id).first()
    if item is None:
        raise NotYoursError
    done = dossiers.receive(
        actor,
        intake,
        draft_id=item.draft_id,
        applicant_id=visit.account_id,
        behalf=_behalf(visit),
    )
    item.dossier_code = done.code
    item.save(update_fields=["dossier_code"])
    return done.code


def _behalf(visit: Visit) -> OnBehalf | None:
    if not visit.capacity:
        return None
    return OnBehalf(
        name=visit.full_name,
        personal_id=visit.personal_id,
        phone=visit.phone,
        capacity=Capacity(visit.capacity),
        paper=visit.authorisation,
    )
