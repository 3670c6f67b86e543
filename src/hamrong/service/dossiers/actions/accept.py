"""Accept a dossier as complete: the statutory clock starts."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.calendar.interface import calendar_for
from hamrong.kernel.jobs.interface import enqueue
from hamrong.kernel.process.interface import EffectCall
from hamrong.kernel.timeline.interface import record
from hamrong.service.dossiers.access import dossier_in_process
from hamrong.service.dossiers.actions.charge import charge_by_rule
from hamrong.service.dossiers.actions.promise import promise
from hamrong.service.dossiers.events import DossierAccepted, ReceptionConfirmed
from hamrong.service.dossiers.models import Dossier
from hamrong.service.dossiers.queries.clock import due_from_facts
from hamrong.service.dossiers.rules import RUNNING, PromiseKind, State


def accept(call: EffectCall) -> None:
    """Receive the dossier and promise a date (Decree 61/2018/NĐ-CP, article 17).

    A dossier accepted once keeps its first moment of acceptance: coming back from a supplement
    asked by the specialist, or given back to the desk, does not start the clock anew.

    Raises:
        RefusedError: it is not waiting at the desk.
    """
    dossier = dossier_in_process(call.matter_id)
    if State(dossier.state) not in RUNNING | {State.SUBMITTED}:
        raise RefusedError(_("Hồ sơ không còn ở bước chờ tiếp nhận."))
    first_time = dossier.accepted_at is None
    dossier.accepted_at = dossier.accepted_at or call.at
    due_at = _appoint(dossier, call) if first_time else dossier.due_at
    dossier.state = State.ACCEPTED
    dossier.save(update_fields=["state", "accepted_at", "due_at", "no_date_reason"])
    if first_time:
        kind = PromiseKind.TERM if "due_on" not in call.inputs else PromiseKind.ENTERED
        promise(dossier, kind, due_at, actor=call.actor, at=call.at)
    record(
        dossier.matter_id,
        DossierAccepted(dossier_id=dossier.id, code=dossier.code, due_at=due_at)
        if first_time
        else ReceptionConfirmed(dossier_id=dossier.id, code=dossier.code),
        actor=call.actor,
        agency_id=dossier.receiving_id,
        note=str(call.inputs.get("note", "")),
    )
    if first_time:
        _for_its_own_desk(dossier)


def _for_its_own_desk(dossier: Dossier) -> None:
    """Charge and print the receipt; a member's money and receipt are those of the whole."""
    if dossier.whole_id is not None:
        return
    charge_by_rule(dossier)
    enqueue("dossiers.make_slip", dossier_id=dossier.id, kind="receipt", occasion=1)


def _appoint(dossier: Dossier, call: EffectCall) -> datetime | None:
    """Return the time to promise: by the term, or as the official says where there is none.

    A procedure without a term ("OTHER" in the national catalogue) needs a day, or the reason why
    none is appointed (form 01 of Circular 01/2018/TT-VPCP allows both).
    """
    due_at = due_from_facts(dossier, at=call.at)
    if due_at is not None:
        dossier.due_at = due_at
        return due_at
    chosen, reason = call.inputs.get("due_on"), str(call.inputs.get("no_date_reason") or "").strip()
    if isinstance(chosen, date):
        day = chosen if chosen > call.at.date() else None
        if day is None:
            raise RefusedError(_("Ngày hẹn phải sau hôm nay."), field="due_on")
        dossier.due_at = calendar_for(dossier.authority_id).end_by(day)
        return dossier.due_at
    if not reason:
        raise RefusedError(
            _("Thủ tục này không có thời hạn chung: hãy chọn ngày hẹn, hoặc ghi lý do không hẹn."),
            field="due_on",
        )
    dossier.no_date_reason = reason[:300]
    return None
