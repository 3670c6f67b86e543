"""Accept a dossier as complete: the statutory clock starts."""

from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.jobs.interface import enqueue
from hamrong.kernel.process.interface import EffectCall
from hamrong.kernel.timeline.interface import record
from hamrong.service.dossiers.access import dossier_in_process
from hamrong.service.dossiers.events import DossierAccepted
from hamrong.service.dossiers.queries.clock import due_from_facts
from hamrong.service.dossiers.rules import State


def accept(call: EffectCall) -> None:
    """Receive the dossier and promise a date (Decree 61/2018/NĐ-CP, article 17).

    A dossier accepted once keeps its first moment of acceptance: coming back from a supplement
    asked by the specialist does not start the clock anew.

    Raises:
        RefusedError: it is not waiting at the desk.
    """
    dossier = dossier_in_process(call.matter_id)
    if dossier.state != State.SUBMITTED:
        raise RefusedError(_("Hồ sơ không còn ở bước chờ tiếp nhận."))
    first_time = dossier.accepted_at is None
    dossier.accepted_at = dossier.accepted_at or call.at
    dossier.due_at = due_at = due_from_facts(dossier, at=call.at)
    dossier.state = State.ACCEPTED
    dossier.save(update_fields=["state", "accepted_at", "due_at"])
    record(
        dossier.matter_id,
        DossierAccepted(dossier_id=dossier.id, code=dossier.code, due_at=due_at),
        actor=call.actor,
        agency_id=dossier.receiving_id,
        note=str(call.inputs.get("note", "")),
    )
    if first_time:
        enqueue("dossiers.make_slip", dossier_id=dossier.id, kind="receipt", occasion=1)
