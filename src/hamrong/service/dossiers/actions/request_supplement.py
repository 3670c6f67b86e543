"""Ask the applicant for what is missing; the clock stops."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.calendar.interface import calendar_for
from hamrong.kernel.jobs.interface import enqueue
from hamrong.kernel.process.interface import EffectCall
from hamrong.kernel.timeline.interface import record
from hamrong.service.dossiers.access import dossier_in_process
from hamrong.service.dossiers.actions.stop_clock import stop_clock
from hamrong.service.dossiers.events import SupplementRequested
from hamrong.service.dossiers.models import Dossier, SupplementRequest
from hamrong.service.dossiers.rules import CLOSED, PAUSED, State, StopKind, needs_reason_for_round
from hamrong.service.procedures import interface as procedures


def request_supplement(call: EffectCall) -> None:
    """Record one list of everything to supplement and stop the clock.

    Inputs: `reason` (what is wrong), `documents` (keys of the checklist), `answer_by` (the day by
    which to answer, if the desk names one) and, from the second round on, `round_reason` (why it
    was not asked the first time).

    Raises:
        RefusedError: a reason is missing, the day is past, or the dossier already waits for the
            applicant.
    """
    dossier = dossier_in_process(call.matter_id)
    if State(dossier.state) in CLOSED | PAUSED:
        raise RefusedError(_("Hồ sơ không ở bước có thể yêu cầu bổ sung."))
    number = SupplementRequest.objects.filter(dossier=dossier).count() + 1
    reason, round_reason = _reasons(call, number)
    SupplementRequest.objects.create(
        dossier=dossier,
        round=number,
        reason="\n".join(part for part in (reason, round_reason) if part),
        items=_items(dossier, call.inputs.get("documents", ())),
        requested_by=call.actor.signed_name[:120],
        requested_at=call.at,
        answer_by=_answer_by(dossier, call),
    )
    stop_clock(dossier, StopKind.SUPPLEMENT, reason=reason, actor=call.actor, at=call.at)
    dossier.state = State.SUPPLEMENT
    dossier.save(update_fields=["state"])
    record(
        dossier.matter_id,
        SupplementRequested(dossier_id=dossier.id, code=dossier.code, round=number, reason=reason),
        actor=call.actor,
        agency_id=dossier.receiving_id,
    )
    enqueue("dossiers.make_slip", dossier_id=dossier.id, kind="supplement", occasion=number)


def _reasons(call: EffectCall, number: int) -> tuple[str, str]:
    """Return what is wrong, and why it was not asked before; both as far as the law asks them."""
    reason = str(call.inputs.get("reason", "")).strip()
    round_reason = str(call.inputs.get("round_reason", "")).strip()
    if not reason:
        raise RefusedError(_("Hãy ghi rõ cần bổ sung, sửa đổi điều gì."), field="reason")
    if needs_reason_for_round(number) and not round_reason:
        raise RefusedError(
            _("Đây là lần yêu cầu thứ %(number)s. Hãy nêu lý do chưa yêu cầu ngay từ lần đầu.")
            % {"number": number},
            field="round_reason",
        )
    return reason, round_reason


def _answer_by(dossier: Dossier, call: EffectCall) -> datetime | None:
    """Return the end of the day named; no law names one for all procedures, so none is usual."""
    day = call.inputs.get("answer_by")
    if not isinstance(day, date):
        return None
    if day <= call.at.date():
        raise RefusedError(_("Ngày bổ sung phải sau hôm nay."), field="answer_by")
    return calendar_for(dossier.receiving_id).end_by(day)


def _items(dossier: Dossier, keys: Sequence[str]) -> list[dict[str, str]]:
    """Name the documents asked for; keys outside the published checklist are refused.

    Officials may not ask for papers outside the published list (Decree 61/2018/NĐ-CP).
    """
    documents = {d.key: d.name for d in procedures.version(dossier.procedure_version_id).documents}
    unknown = [key for key in keys if key not in documents]
    if unknown:
        raise RefusedError(
            _("Chỉ được yêu cầu giấy tờ có trong thành phần hồ sơ đã công bố."), field="documents"
        )
    return [{"key": key, "name": documents[key]} for key in keys]
