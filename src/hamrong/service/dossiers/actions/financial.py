"""A tax or another financial obligation comes first; the clock waits for its proof."""

from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.process.interface import EffectCall
from hamrong.kernel.timeline.interface import record
from hamrong.service.dossiers.access import dossier_in_process
from hamrong.service.dossiers.actions.stop_clock import start_clock, stop_clock
from hamrong.service.dossiers.events import FinancialObligationAsked, FinancialObligationMet
from hamrong.service.dossiers.rules import RUNNING, State, StopKind


def ask_financial(call: EffectCall) -> None:
    """Tell the applicant what to pay to the State first (state 6 of the national portal).

    Raises:
        RefusedError: it is not being handled, or it is not said what is to be paid.
    """
    dossier = dossier_in_process(call.matter_id)
    reason = str(call.inputs.get("reason", "")).strip()
    if State(dossier.state) not in RUNNING:
        raise RefusedError(_("Hồ sơ không ở bước đang giải quyết."))
    if not reason:
        raise RefusedError(_("Hãy ghi khoản phải nộp, số tiền và nơi nộp."), field="reason")
    stop_clock(dossier, StopKind.FINANCIAL, reason=reason, actor=call.actor, at=call.at)
    dossier.state = State.FINANCIAL
    dossier.save(update_fields=["state"])
    record(
        dossier.matter_id,
        FinancialObligationAsked(dossier_id=dossier.id, code=dossier.code, reason=reason),
        actor=call.actor,
        agency_id=dossier.authority_id,
    )


def financial_met(call: EffectCall) -> None:
    """Note the proof of payment; handling goes on where it stopped.

    Raises:
        RefusedError: it does not wait for a payment, or the proof is not named.
    """
    dossier = dossier_in_process(call.matter_id)
    proof = str(call.inputs.get("proof", "")).strip()
    if dossier.state != State.FINANCIAL:
        raise RefusedError(_("Hồ sơ không chờ thực hiện nghĩa vụ tài chính."))
    if not proof:
        raise RefusedError(_("Hãy ghi số và ngày của chứng từ nộp tiền."), field="proof")
    start_clock(dossier, actor=call.actor, at=call.at)
    dossier.state = State.PROCESSING
    dossier.save(update_fields=["state"])
    record(
        dossier.matter_id,
        FinancialObligationMet(dossier_id=dossier.id, code=dossier.code, proof=proof),
        actor=call.actor,
        agency_id=dossier.receiving_id,
    )
