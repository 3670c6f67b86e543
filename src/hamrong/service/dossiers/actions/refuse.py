"""Refuse to receive a dossier."""

from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.jobs.interface import enqueue
from hamrong.kernel.process.interface import EffectCall
from hamrong.kernel.timeline.interface import record
from hamrong.service.dossiers.access import dossier_in_process
from hamrong.service.dossiers.actions.close import close
from hamrong.service.dossiers.events import DossierRefused
from hamrong.service.dossiers.rules import State


def refuse(call: EffectCall) -> None:
    """Close the dossier as not received, with the reason the applicant reads on form 03.

    Raises:
        RefusedError: no reason is given, or the dossier was already accepted.
    """
    dossier = dossier_in_process(call.matter_id)
    reason = str(call.inputs.get("reason", "")).strip()
    if dossier.state != State.SUBMITTED:
        raise RefusedError(_("Hồ sơ đã được tiếp nhận, không thể từ chối tiếp nhận."))
    if not reason:
        raise RefusedError(_("Hãy ghi rõ lý do từ chối."), field="reason")
    close(dossier, State.REFUSED, at=call.at)
    record(
        dossier.matter_id,
        DossierRefused(dossier_id=dossier.id, code=dossier.code, reason=reason),
        actor=call.actor,
        agency_id=dossier.receiving_id,
    )
    enqueue("dossiers.make_slip", dossier_id=dossier.id, kind="refusal", occasion=1)
