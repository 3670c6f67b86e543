"""Receive a dossier at the counter: typed by the desk, checked, accepted in one go."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError
from hamrong.service.dossiers.access import may_receive
from hamrong.service.dossiers.actions.act_now import act_now
from hamrong.service.dossiers.actions.charge import charge_dossier
from hamrong.service.dossiers.actions.check_documents import check_documents
from hamrong.service.dossiers.actions.lodge import OnBehalf, WayIn, lodge
from hamrong.service.dossiers.actions.make_slip import make_slip
from hamrong.service.dossiers.actions.submit import Submitted
from hamrong.service.dossiers.models import Dossier
from hamrong.service.dossiers.queries.filing import filing
from hamrong.service.dossiers.rules import Channel, Found, SlipKind
from hamrong.service.forms import interface as forms
from hamrong.service.payments.interface import Sheet


@dataclass(frozen=True)
class Intake:
    """What the desk found and decided about one dossier.

    `missing_reason` makes papers marked missing a supplement request; `due_on` or
    `no_date_reason` are asked for where the procedure has no term; `sheet` says the fees.
    """

    found: Sequence[Found]
    due_on: date | None = None
    no_date_reason: str = ""
    missing_reason: str = ""
    sheet: Sheet | None = None


@transaction.atomic
def receive(
    actor: Actor,
    intake: Intake,
    *,
    draft_id: UUID,
    applicant_id: UUID | None,
    behalf: OnBehalf | None = None,
) -> Submitted:
    """Write a counter dossier, mark its papers, and accept it or ask for all that is missing.

    With a paper missing, its reason makes it a supplement request for all of them at once
    (form 02); without, the dossier is accepted and the receipt (form 01) is there at once, with
    what the `sheet` says of fees. Sending the same draft twice answers with the dossier made the
    first time.

    Raises:
        NotYoursError: the draft is not this official's, or they do not sit at the receiving desk.
        RefusedError: something required is missing in the form, among the papers or of the fees.
    """
    about = filing(actor, draft_id)
    if not may_receive(actor, about.offices.receiving.id):
        raise NotYoursError
    taken = forms.take(actor, draft_id, document_names=about.document_names)
    if taken.submitted_to is not None:
        earlier = Dossier.objects.only("id", "code").get(id=taken.submitted_to)
        return Submitted(earlier.id, earlier.code)
    missing = _missing(intake.found, intake.missing_reason)
    dossier = lodge(actor, about, taken, WayIn(Channel.COUNTER, applicant_id, behalf))
    check_documents(actor, dossier.code, found=intake.found)
    if missing:
        inputs: dict[str, Any] = {"documents": missing, "reason": intake.missing_reason}
        act_now(actor, dossier.matter_id, "request_supplement", inputs)
        make_slip(dossier.id, SlipKind.SUPPLEMENT, 1)
    else:
        if intake.sheet is not None and intake.sheet.is_needed:
            charge_dossier(actor, dossier, intake.sheet)
        act_now(actor, dossier.matter_id, "accept", {"note": "", **_dated(intake)})
        make_slip(dossier.id, SlipKind.RECEIPT, 1)
    return Submitted(dossier.id, dossier.code)


def _missing(found: Sequence[Found], reason: str) -> list[str]:
    """Return the papers marked missing, for which it must be said what is wanted."""
    missing = [one.key for one in found if one.missing]
    if missing and not reason.strip():
        raise RefusedError(
            _("Còn thiếu giấy tờ. Hãy ghi nội dung cần bổ sung để in phiếu, hoặc đánh dấu lại."),
            field="missing_reason",
        )
    return missing


def _dated(intake: Intake) -> dict[str, Any]:
    if intake.due_on is not None:
        return {"due_on": intake.due_on}
    return {"no_date_reason": intake.no_date_reason}
