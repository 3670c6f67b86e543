"""What the applicant sees when paying a fee online."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from hamrong.kernel.actor.interface import Actor, Hat, NotYoursError
from hamrong.kernel.calendar.interface import today
from hamrong.kernel.text.interface import money_in_words
from hamrong.service.dossiers.access import the_dossier
from hamrong.service.dossiers.models import Dossier
from hamrong.service.dossiers.rules import CHARGEABLE, Channel, State
from hamrong.service.payments import interface as payments
from hamrong.service.payments.interface import OnlineView
from hamrong.service.procedures import interface as procedures
from hamrong.service.procedures.interface import ProcedureView


@dataclass(frozen=True)
class PayPage:
    """What is owed and how the last try to pay it online stands. Amounts are đồng.

    `total` is 0 when nothing is owed; `may_be_exempt` while the desk has not looked whether the
    applicant pays less. `surplus` are tries whose money is to be given back.
    """

    code: str
    procedure_name: str
    payer: str
    receiving_name: str
    lines: Sequence[dict[str, Any]]
    total: int
    words: str
    last: OnlineView | None
    surplus: tuple[OnlineView, ...]
    can_pay: bool
    may_be_exempt: bool


def pay_page(actor: Actor, code: str) -> PayPage:
    """Return what an applicant owes for a dossier and how its payment stands.

    Raises:
        NotYoursError: no such dossier of this applicant.
    """
    dossier = the_dossier(actor, code)
    if actor.hat is not Hat.CITIZEN:
        raise NotYoursError
    view = procedures.version(dossier.procedure_version_id)
    lines, total = _owed(dossier, view)
    tries = payments.online_of(dossier.matter_id)
    kept = [one for one in tries if not one.surplus]
    open_state = State(dossier.state) in CHARGEABLE
    return PayPage(
        code=dossier.code,
        procedure_name=dossier.procedure_name,
        payer=dossier.applicant_name,
        receiving_name=dossier.receiving.name,
        lines=lines,
        total=total,
        words=money_in_words(total) if total else "",
        last=kept[0] if kept else None,
        surplus=tuple(one for one in tries if one.surplus),
        can_pay=payments.can_pay_online() and open_state and total > 0,
        may_be_exempt=bool(view.exemptions) and not payments.assessed(dossier.matter_id),
    )


def _owed(dossier: Dossier, view: ProcedureView) -> tuple[Sequence[dict[str, Any]], int]:
    """Return what is owed: as it was computed, or by a rule that leaves nothing open."""
    found = payments.requests_of(dossier.matter_id)
    owed = next((one for one in found if one.is_open), None)
    if owed is not None:
        return owed.lines, owed.total
    closed = State(dossier.state) not in CHARGEABLE
    if found or closed or dossier.whole_id is not None:
        return (), 0
    return _by_rule(dossier, view)


def _by_rule(dossier: Dossier, view: ProcedureView) -> tuple[Sequence[dict[str, Any]], int]:
    online = dossier.channel == Channel.ONLINE
    sheet = payments.exact_sheet(view, dossier.case_key, online=online, on=today())
    if sheet is None:
        return (), 0
    return [asdict(line) for line in sheet.assessment.lines], sheet.assessment.total
