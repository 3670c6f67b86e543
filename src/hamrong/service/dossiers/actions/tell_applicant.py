"""Tell the applicant what happened to the dossier."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from hamrong.kernel.notify import interface as notify
from hamrong.kernel.text.interface import format_time
from hamrong.service.dossiers.models import Dossier

# The facts an applicant is told of: one fact, one message a channel.
TOLD = {
    "dossiers.DossierSubmitted": "dossiers.submitted",
    "dossiers.DossierAccepted": "dossiers.accepted",
    "dossiers.SupplementRequested": "dossiers.supplement",
    "dossiers.DossierRefused": "dossiers.refused",
    "dossiers.ResultIssued": "dossiers.result",
    "dossiers.MembersFinished": "dossiers.result",
    "dossiers.CollectionReminded": "dossiers.collect",
    "dossiers.DossierStopped": "dossiers.stopped",
    "dossiers.ResultCorrected": "dossiers.corrected",
    "dossiers.ResultRevoked": "dossiers.revoked",
    "dossiers.DossierReopened": "dossiers.reopened",
    "dossiers.DossierTransferred": "dossiers.transferred",
    "dossiers.DueDateChanged": "dossiers.new_date",
    "dossiers.ApologyMade": "dossiers.apology",
    "dossiers.FinancialObligationAsked": "dossiers.financial",
    "payments.PaidOnline": "dossiers.paid_online",
    "payments.SurplusPaid": "dossiers.surplus",
    "payments.Refunded": "dossiers.refunded",
}


# Of a member of a whole the applicant is told only what they must act on.
TOLD_WITH_THE_WHOLE = frozenset(
    {"dossiers.DossierSubmitted", "dossiers.DossierAccepted", "dossiers.ResultIssued"}
)


def tell_applicant(
    matter_id: UUID, *, entry_id: str, event: str, data: Mapping[str, object]
) -> None:
    """Send the message of a fact by every channel the applicant gave.

    The entry's id is the idempotency key: running twice tells once.
    """
    dossier = Dossier.objects.get(matter_id=matter_id)
    if dossier.whole_id is not None and event in TOLD_WITH_THE_WHOLE:
        return
    due = data.get("due_at")
    notify.send(
        account_id=dossier.applicant_id,
        template=TOLD[event],
        data={
            "code": dossier.code,
            "procedure": dossier.procedure_name,
            "reason": _within_a_sentence(str(data.get("reason", ""))),
            "agency": str(data.get("new_agency", "")),
            "amount": str(data.get("amount", "")),
            "number": str(data.get("number", "")),
            "place": str(data.get("place", "")),
            "due": format_time(datetime.fromisoformat(str(due))) if due else "",
        },
        matter_id=matter_id,
        key=f"{entry_id}:{event}",
        mail=dossier.applicant_mail,
        phone=dossier.applicant_phone,
    )


def _within_a_sentence(text: str) -> str:
    """Return a reason without the full stop at its end: the message sets its own."""
    return text.strip().removesuffix(".")
