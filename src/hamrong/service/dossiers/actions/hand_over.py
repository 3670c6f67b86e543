"""Hand the result to the applicant."""

from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.process.interface import EffectCall
from hamrong.kernel.timeline.interface import record
from hamrong.service.dossiers.access import dossier_in_process
from hamrong.service.dossiers.actions.close import close
from hamrong.service.dossiers.events import ResultHandedOver
from hamrong.service.dossiers.models import Result
from hamrong.service.dossiers.rules import State
from hamrong.service.payments import interface as payments


def hand_over(call: EffectCall) -> None:
    """Record who received the result and how; the dossier is closed.

    Raises:
        RefusedError: no result is issued, the receiver is not named, or a fee is not paid.
    """
    dossier = dossier_in_process(call.matter_id)
    receiver = str(call.inputs.get("receiver", "")).strip()
    if dossier.state != State.FINISHED:
        raise RefusedError(_("Hồ sơ chưa có kết quả để trả."))
    if not receiver:
        raise RefusedError(
            _("Hãy ghi người nhận hoặc cách trả, ví dụ “Nhận trực tuyến”."), field="receiver"
        )
    if payments.unpaid(dossier.matter_id):
        raise RefusedError(_("Còn phí, lệ phí chưa thu. Hãy thu và lập biên lai trước khi trả."))
    Result.objects.filter(dossier=dossier).update(
        handed_over_at=call.at, handed_over_to=receiver[:200]
    )
    close(dossier, State.RETURNED, at=call.at)
    record(
        dossier.matter_id,
        ResultHandedOver(dossier_id=dossier.id, code=dossier.code),
        actor=call.actor,
        agency_id=dossier.receiving_id,
        note=receiver,
    )
