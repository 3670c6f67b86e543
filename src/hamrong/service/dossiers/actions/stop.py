"""The authority stops handling a dossier."""

from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.process.interface import EffectCall
from hamrong.kernel.timeline.interface import record
from hamrong.service.dossiers.access import dossier_in_process
from hamrong.service.dossiers.actions.close import close
from hamrong.service.dossiers.events import DossierStopped
from hamrong.service.dossiers.models import SupplementRequest
from hamrong.service.dossiers.rules import State


def stop(call: EffectCall) -> None:
    """Close the dossier without a result, for a reason the applicant reads.

    Raises:
        RefusedError: no reason is given.
    """
    dossier = dossier_in_process(call.matter_id)
    reason = str(call.inputs.get("reason", "")).strip()
    if not reason:
        raise RefusedError(_("Hãy ghi rõ lý do dừng giải quyết."), field="reason")
    SupplementRequest.objects.filter(dossier=dossier, answered_at__isnull=True).update(
        answered_at=call.at, dropped=True
    )
    close(dossier, State.STOPPED, at=call.at)
    record(
        dossier.matter_id,
        DossierStopped(dossier_id=dossier.id, code=dossier.code, reason=reason),
        actor=call.actor,
        agency_id=dossier.authority_id,
    )
