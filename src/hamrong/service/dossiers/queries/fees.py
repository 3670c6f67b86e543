"""What a dossier costs and what was paid, on its page and on paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, NotYoursError
from hamrong.kernel.calendar.interface import today
from hamrong.kernel.text.interface import format_money
from hamrong.service.dossiers.access import the_dossier
from hamrong.service.dossiers.models import Dossier
from hamrong.service.dossiers.ports import Deed, PanelCall, Reader
from hamrong.service.dossiers.rules import CHARGEABLE, Channel, State
from hamrong.service.payments import interface as payments
from hamrong.service.payments.interface import RequestState, RequestView, Sheet
from hamrong.service.procedures import interface as procedures


@dataclass(frozen=True)
class FeePage:
    """The money of a dossier, and the sheet to compute it anew."""

    code: str
    procedure_name: str
    applicant_name: str
    requests: tuple[RequestView, ...]
    sheet: Sheet
    chargeable: bool


def fee_page(actor: Actor, code: str, sent: Mapping[str, Any] | None = None) -> FeePage:
    """Return the money of a dossier for the desk that collects it.

    Raises:
        NotYoursError: no such dossier, or the actor does not sit at its desk.
    """
    dossier = the_dossier(actor, code)
    if not payments.may_collect(actor, dossier.receiving_id):
        raise NotYoursError
    view = procedures.version(dossier.procedure_version_id)
    online = dossier.channel == Channel.ONLINE
    return FeePage(
        code=dossier.code,
        procedure_name=dossier.procedure_name,
        applicant_name=dossier.applicant_name,
        requests=payments.requests_of(dossier.matter_id),
        sheet=payments.sheet(
            view,
            dossier.case_key,
            online=online,
            on=today(),
            sent=sent,
            marked=procedures.marked_fees(
                procedures.fees_for(view, dossier.case_key), dossier.situation
            ),
        ),
        chargeable=State(dossier.state) in CHARGEABLE,
    )


def _requests(call: PanelCall) -> tuple[RequestView, ...]:
    return call.once("fees", lambda: payments.requests_of(call.matter_id))


def fees_panel(call: PanelCall) -> Mapping[str, Any] | None:
    """Return what is owed and paid; nothing before it was computed."""
    found = _requests(call)
    if not found:
        return None
    owed = any(one.is_open for one in found)
    tries = payments.online_of(call.matter_id)
    return {
        "requests": found,
        "owed": owed,
        "payable": owed and call.state in CHARGEABLE and payments.can_pay_online(),
        "online": tries[0] if tries else None,
        "surplus": [one for one in tries if one.surplus],
    }


def fee_deeds(call: PanelCall) -> Sequence[Deed]:
    """Offer the desk to compute and take the money, first of all when some is owed."""
    if call.reader is not Reader.OFFICIAL or not call.costs or call.state not in CHARGEABLE:
        return ()
    if not payments.may_collect(call.actor, call.receiving_id):
        return ()
    address = reverse("dossiers:fees", args=[call.code])
    owed = any(one.is_open for one in _requests(call))
    label = _("Thu phí, lệ phí") if owed else _("Tính phí, lệ phí")
    return (Deed(label, address, icon="banknote", order=12, key="p"),)


def fee_line(dossier: Dossier) -> str:
    """Return what form 01 says of the money: the amount and when it is paid, or by the rule."""
    found = [
        one
        for one in payments.requests_of(dossier.matter_id)
        if one.state is not RequestState.CANCELLED
    ]
    if not found:
        view = procedures.version(dossier.procedure_version_id)
        online = dossier.channel == Channel.ONLINE
        total = procedures.fee_total(view, dossier.case_key, on=today(), online=online)
        return procedures.total_words(total)
    latest = found[0]
    said = [format_money(latest.total), str(latest.timing).lower()]
    said += [f"biên lai số {one.number}" for one in latest.receipts if not one.cancelled]
    return ", ".join([*said, latest.exemption] if latest.exemption else said)
