"""Approve the drafted result: it is numbered, printed and can be checked by anyone."""

from django.utils.translation import gettext as _

from hamrong.foundation.issuance import interface as issuance
from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.files import interface as files
from hamrong.kernel.process.interface import EffectCall
from hamrong.kernel.timeline.interface import record
from hamrong.service.dossiers.access import dossier_in_process
from hamrong.service.dossiers.events import ResultIssued
from hamrong.service.dossiers.models import Dossier, Result
from hamrong.service.dossiers.queries.prints import result_pdf, result_title
from hamrong.service.dossiers.rules import RUNNING, State

REGISTER = "KQ"


def approve(call: EffectCall) -> None:
    """Issue the result in the name of the deciding agency.

    The paper is entered in the agency's register, which gives its number without gaps, and the
    PDF carries the code by which anyone can check it.

    Raises:
        RefusedError: there is no draft, or the dossier is not being handled.
    """
    dossier = dossier_in_process(call.matter_id)
    result = Result.objects.select_for_update().filter(dossier=dossier).first()
    if State(dossier.state) not in RUNNING or result is None or result.issued_at is not None:
        raise RefusedError(_("Hồ sơ không có dự thảo kết quả chờ phê duyệt."))
    dossier.state, dossier.finished_at = State.FINISHED, call.at
    dossier.save(update_fields=["state", "finished_at"])
    _issue(dossier, result, call)
    record(
        dossier.matter_id,
        ResultIssued(dossier_id=dossier.id, code=dossier.code, number=result.number),
        actor=call.actor,
        agency_id=dossier.authority_id,
        note=str(call.inputs.get("note", "")),
    )


def _issue(dossier: Dossier, result: Result, call: EffectCall) -> None:
    result.signer = call.actor.name
    result.issued_at = call.at
    entry = issuance.reserve(
        matter_id=dossier.matter_id,
        kind="result",
        title=result_title(dossier),
        agency_id=dossier.authority_id,
        register=REGISTER,
        holder_name=dossier.applicant_name,
        at=call.at,
    )
    result.number, result.check_code = entry.number, entry.check_code
    pdf = result_pdf(dossier, result)
    stored = files.store(
        pdf, name=f"{dossier.code}-ket-qua.pdf", owner=call.actor, matter_id=dossier.matter_id
    )
    issuance.seal(entry.check_code, file_id=stored.id)
    result.file_id = stored.id
    result.save()
