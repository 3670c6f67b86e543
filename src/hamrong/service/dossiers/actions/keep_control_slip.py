"""Keep form 05 as it stood when a dossier went from hand to hand."""

from uuid import UUID

from django.db import transaction

from hamrong.kernel.actor.interface import SYSTEM
from hamrong.kernel.process import interface as process
from hamrong.kernel.timeline import interface as timeline
from hamrong.service.dossiers.actions.make_slip import print_slip
from hamrong.service.dossiers.models import Dossier, Slip
from hamrong.service.dossiers.queries.control import handed_over, rows_at
from hamrong.service.dossiers.rules import SlipKind


@transaction.atomic
def keep_control_slip(matter_id: UUID, *, entry_id: str, entered: str) -> bool:
    """Print and number the control slip of one hand-over between officials, once.

    `entered` is the step that took over. Returns whether one was printed: going to the applicant
    or to the end hands nothing over, and matters that are no dossiers have no slip.
    """
    dossier = Dossier.objects.select_for_update().filter(matter_id=matter_id).first()
    if dossier is None:
        return False
    kept = Slip.objects.filter(dossier=dossier, kind=SlipKind.CONTROL)
    if kept.filter(data__entry=entry_id).exists():
        return False
    staff = timeline.entries(matter_id, (timeline.Audience.STAFF,))
    moment = next((entry.at for entry in staff if str(entry.id) == entry_id), None)
    if moment is None:
        return False
    stays = handed_over(process.overview(matter_id, SYSTEM).visits, entered, at=moment)
    if not stays:
        return False
    said = {"entry": entry_id, "rows": rows_at(stays, at=moment)}
    print_slip(dossier, SlipKind.CONTROL, kept.count() + 1, said)
    return True
