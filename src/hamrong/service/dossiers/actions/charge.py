"""Say what a dossier costs, take the money, and take a mistaken receipt back."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import SYSTEM, Actor, NotYoursError, RefusedError
from hamrong.kernel.calendar.interface import now, today
from hamrong.service.dossiers.access import the_dossier
from hamrong.service.dossiers.actions.stop_clock import start_clock, stop_clock
from hamrong.service.dossiers.models import ClockStop, Dossier
from hamrong.service.dossiers.rules import CHARGEABLE, RUNNING, Channel, State, StopKind
from hamrong.service.payments import interface as payments
from hamrong.service.payments.interface import Method, Payable, Sheet, Timing
from hamrong.service.procedures import interface as procedures


@transaction.atomic
def charge(actor: Actor, code: str, sheet: Sheet) -> None:
    """Write down what a dossier costs, and take the money at once when the sheet says so.

    While a fee that comes first is not paid, the clock of a dossier under way stands still.

    Raises:
        NotYoursError: no such dossier, or the actor does not sit at its desk.
        RefusedError: the sheet has problems, or the dossier is closed.
    """
    dossier = the_dossier(actor, code, lock=True)
    if not payments.may_collect(actor, dossier.receiving_id):
        raise NotYoursError
    charge_dossier(actor, dossier, sheet)


def charge_dossier(actor: Actor, dossier: Dossier, sheet: Sheet) -> None:
    """Do what `charge` does for a dossier the caller has locked and may act on."""
    if State(dossier.state) not in CHARGEABLE:
        raise RefusedError(_("Hồ sơ đã kết thúc nên không tính phí nữa."))
    if sheet.assessment.problems:
        name, said = sheet.problems[0] if sheet.problems else ("main", _("Hãy tính phí."))
        raise RefusedError(said, field=name)
    request_id = payments.request_payment(
        actor,
        _payable(dossier),
        sheet.assessment,
        timing=sheet.timing,
        exemption=sheet.exemption,
        proof=sheet.proof,
    )
    if sheet.assessment.total and sheet.pays_now:
        payments.collect(actor, request_id, method=sheet.method, reference=sheet.reference)
    _clock(actor, dossier, waits=sheet.timing is Timing.BEFORE)


@transaction.atomic
def collect_fee(
    actor: Actor,
    code: str,
    request_id: UUID,
    *,
    method: Method,
    payer: str = "",
    reference: str = "",
) -> None:
    """Take the money of an open request; a clock that waited for it runs again.

    Raises:
        NotYoursError: no such dossier or request, or the actor does not sit at its desk.
        RefusedError: nothing is owed, or a transfer has no reference.
    """
    dossier = the_dossier(actor, code, lock=True)
    _own(dossier, request_id)
    payments.collect(actor, request_id, method=method, payer=payer, reference=reference)
    _clock(actor, dossier, waits=False)


@transaction.atomic
def cancel_fee_receipt(actor: Actor, code: str, receipt_id: UUID, *, because: str) -> None:
    """Cancel a mistaken receipt of the same day; the amount is owed again.

    Raises:
        NotYoursError: no such dossier or receipt, or the actor does not sit at its desk.
        RefusedError: the dossier is closed, or see `payments.cancel_receipt`.
    """
    dossier = the_dossier(actor, code, lock=True)
    if State(dossier.state) not in CHARGEABLE:
        raise RefusedError(_("Hồ sơ đã kết thúc nên không hủy biên lai được nữa."))
    payments.cancel_receipt(actor, dossier.matter_id, receipt_id, because=because)


def charge_by_rule(dossier: Dossier) -> None:
    """Write down what an accepted dossier costs when the rule leaves nothing open.

    Whatever was computed before stands. Inside the transaction of the acceptance.
    """
    if payments.assessed(dossier.matter_id):
        return
    view = procedures.version(dossier.procedure_version_id)
    online = dossier.channel == Channel.ONLINE
    sheet = payments.exact_sheet(view, dossier.case_key, online=online, on=today())
    if sheet is None or not sheet.assessment.total:
        return
    payments.request_payment(SYSTEM, _payable(dossier), sheet.assessment, timing=Timing.AFTER)


def fee_is_settled(dossier: Dossier) -> None:
    """Let the clock of a locked dossier run again where it waited for a fee that is paid now."""
    _clock(SYSTEM, dossier, waits=False)


def _own(dossier: Dossier, request_id: UUID) -> None:
    if request_id not in {one.id for one in payments.requests_of(dossier.matter_id)}:
        raise NotYoursError


def _payable(dossier: Dossier) -> Payable:
    return Payable(
        matter_id=dossier.matter_id,
        code=dossier.code,
        agency_id=dossier.receiving_id,
        payer=dossier.applicant_name,
        title=dossier.procedure_name,
    )


def _clock(actor: Actor, dossier: Dossier, *, waits: bool) -> None:
    """Let the clock wait for a fee that comes first, or run again once nothing is owed."""
    owed = payments.unpaid(dossier.matter_id)
    if waits and owed and State(dossier.state) in RUNNING:
        stop_clock(dossier, StopKind.FEE, reason=_("Chờ nộp phí, lệ phí"), actor=actor, at=now())
        return
    waiting = ClockStop.objects.filter(dossier=dossier, until__isnull=True, kind=StopKind.FEE)
    if not owed and waiting.exists():
        start_clock(dossier, actor=actor, at=now())
