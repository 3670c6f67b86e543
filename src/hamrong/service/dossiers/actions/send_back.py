"""Return a drafted result to the specialist."""

from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.process.interface import EffectCall
from hamrong.kernel.timeline.interface import record
from hamrong.service.dossiers.access import dossier_in_process
from hamrong.service.dossiers.events import DossierSentBack


def send_back(call: EffectCall) -> None:
    """Return the draft to the specialist.

    Raises:
        RefusedError: no reason is given.
    """
    dossier = dossier_in_process(call.matter_id)
    reason = str(call.inputs.get("reason", "")).strip()
    if not reason:
        raise RefusedError(_("Hãy ghi rõ vì sao trả lại."), field="reason")
    record(
        dossier.matter_id,
        DossierSentBack(dossier_id=dossier.id, code=dossier.code, reason=reason),
        actor=call.actor,
        agency_id=dossier.authority_id,
    )
