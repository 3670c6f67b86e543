"""Approve the drafted result: it is numbered, printed and can be checked by anyone."""

from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import RefusedError, StaleError
from hamrong.kernel.process.interface import EffectCall
from hamrong.kernel.timeline.interface import record
from hamrong.service.dossiers.access import dossier_in_process
from hamrong.service.dossiers.actions.issue_result import issue_result
from hamrong.service.dossiers.actions.keep_result import keep_result
from hamrong.service.dossiers.actions.stop_clock import start_clock
from hamrong.service.dossiers.events import ResultIssued
from hamrong.service.dossiers.models import Result
from hamrong.service.dossiers.queries.result_paper import result_digest
from hamrong.service.dossiers.rules import RUNNING, State


def approve(call: EffectCall) -> None:
    """Issue the result in the name of the deciding agency.

    The paper is entered in the agency's register, which gives its number without gaps, and the
    PDF carries the code by which anyone can check it.

    Raises:
        RefusedError: there is no draft, or the dossier is not being handled.
        StaleError: the approver was shown another text than the one that stands now.
    """
    dossier = dossier_in_process(call.matter_id)
    result = Result.objects.select_for_update().filter(dossier=dossier).first()
    if State(dossier.state) not in RUNNING or result is None or result.issued_at is not None:
        raise RefusedError(_("Hồ sơ không có dự thảo kết quả chờ phê duyệt."))
    shown = call.inputs.get("draft")
    if shown and shown != result_digest(result):
        raise StaleError
    start_clock(dossier, actor=call.actor, at=call.at, waits=False)
    dossier.state, dossier.finished_at = State.FINISHED, call.at
    dossier.save(update_fields=["state", "finished_at"])
    issue_result(dossier, result, actor=call.actor, at=call.at)
    keep_result(dossier, result, actor=call.actor)
    record(
        dossier.matter_id,
        ResultIssued(dossier_id=dossier.id, code=dossier.code, number=result.number),
        actor=call.actor,
        agency_id=dossier.authority_id,
        note=str(call.inputs.get("note", "")),
    )
