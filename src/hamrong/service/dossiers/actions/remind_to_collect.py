"""Remind the applicant of a result that waits at the desk."""

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.text.interface import format_time
from hamrong.kernel.timeline.interface import record
from hamrong.service.dossiers.access import may_receive, the_dossier
from hamrong.service.dossiers.events import CollectionReminded
from hamrong.service.dossiers.rules import State, may_remind


@transaction.atomic
def remind_to_collect(actor: Actor, code: str) -> None:
    """Send the applicant a reminder by every channel they gave; once a week at most.

    Raises:
        NotYoursError: no such dossier for this actor, or not their desk.
        RefusedError: no result waits, or the last reminder is less than a week old.
    """
    dossier = the_dossier(actor, code, lock=True)
    if not may_receive(actor, dossier.receiving_id):
        raise NotYoursError
    if dossier.state != State.FINISHED:
        raise RefusedError(_("Hồ sơ không có kết quả chờ trả."))
    at = now()
    if dossier.reminded_at is not None and not may_remind(dossier.reminded_at, at):
        said = {"time": format_time(dossier.reminded_at)}
        raise RefusedError(_("Đã nhắc lúc %(time)s; mỗi tuần chỉ nhắc một lần.") % said)
    dossier.reminded_at = at
    dossier.save(update_fields=["reminded_at"])
    record(
        dossier.matter_id,
        CollectionReminded(dossier_id=dossier.id, code=dossier.code),
        actor=actor,
        agency_id=dossier.receiving_id,
    )
