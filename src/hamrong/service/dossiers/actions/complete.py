"""Finish a dossier whose answer are the results of its members."""

from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.process.interface import EffectCall
from hamrong.kernel.timeline.interface import record
from hamrong.service.dossiers.access import dossier_in_process
from hamrong.service.dossiers.actions.stop_clock import start_clock
from hamrong.service.dossiers.events import MembersFinished
from hamrong.service.dossiers.rules import RUNNING, State


def complete(call: EffectCall) -> None:
    """Note that every member has ended; the results wait at the desk.

    Raises:
        RefusedError: the dossier is not under way.
    """
    dossier = dossier_in_process(call.matter_id)
    if State(dossier.state) not in RUNNING:
        raise RefusedError(_("Hồ sơ không ở bước đang giải quyết."))
    start_clock(dossier, actor=call.actor, at=call.at)
    dossier.state, dossier.finished_at = State.FINISHED, call.at
    dossier.save(update_fields=["state", "finished_at"])
    record(
        dossier.matter_id,
        MembersFinished(
            dossier_id=dossier.id, code=dossier.code, reason=str(call.inputs.get("note", ""))
        ),
        actor=call.actor,
        agency_id=dossier.authority_id,
    )
