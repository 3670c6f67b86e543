"""An official tells the applicant of a missed time where no message could."""

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError, Role
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.timeline.interface import record
from hamrong.kernel.work import interface as work
from hamrong.service.dossiers.access import may_deliver_apology, the_dossier
from hamrong.service.dossiers.actions.apologise import apologise
from hamrong.service.dossiers.actions.remind_heads import WORK_KIND
from hamrong.service.dossiers.events import ApologyDelivered
from hamrong.service.dossiers.models import Apology
from hamrong.service.dossiers.queries.changes import refuse_old_page


@transaction.atomic
def deliver_apology(actor: Actor, code: str, *, how: str, seen: str | None = None) -> None:
    """Note how the letter reached the applicant: handed over, by post, by telephone.

    Raises:
        NotYoursError: the dossier does not exist for this actor, or they do not answer for it.
        StaleError: something happened after the page with the last fact `seen` was made.
        RefusedError: it is not said how, or there is no letter to deliver.
    """
    dossier = the_dossier(actor, code, lock=True)
    if not may_deliver_apology(actor, dossier.receiving_id, dossier.authority_id):
        raise NotYoursError
    refuse_old_page(dossier.matter_id, seen)
    desk = actor.acting_as(dossier.receiving_id, Role.ONE_STOP)
    actor = desk if desk.behalf else actor.acting_as(dossier.authority_id, Role.HEAD, Role.LEADER)
    if not how.strip():
        raise RefusedError(_("Hãy ghi đã báo cho người nộp bằng cách nào."), field="how")
    apologise(dossier.id)
    letter = Apology.objects.filter(dossier=dossier, delivered_at__isnull=True).last()
    if letter is None:
        raise RefusedError(_("Không còn thư xin lỗi nào chờ gửi."))
    letter.delivered_at, letter.delivered_by = now(), actor.signed_name[:120]
    letter.save(update_fields=["delivered_at", "delivered_by"])
    work.finish_open(dossier.matter_id, WORK_KIND, by=actor)
    record(
        dossier.matter_id,
        ApologyDelivered(dossier_id=dossier.id, code=dossier.code, how=how.strip()),
        actor=actor,
        agency_id=dossier.authority_id,
    )
