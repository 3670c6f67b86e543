"""Put the drafted result before the head."""

from hamrong.kernel.process.interface import EffectCall
from hamrong.kernel.timeline.interface import record
from hamrong.service.dossiers.access import dossier_in_process
from hamrong.service.dossiers.events import ResultProposed


def propose(call: EffectCall) -> None:
    """Note that the draft now waits for approval."""
    dossier = dossier_in_process(call.matter_id)
    record(
        dossier.matter_id,
        ResultProposed(dossier_id=dossier.id, code=dossier.code),
        actor=call.actor,
        agency_id=dossier.authority_id,
        note=str(call.inputs.get("note", "")),
    )
