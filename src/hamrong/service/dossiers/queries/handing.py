"""What the slip of a handing over says."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, Final

from django.db.models import Q

from hamrong.kernel.actor.interface import Actor, NotYoursError
from hamrong.kernel.calendar.interface import today
from hamrong.kernel.text.interface import format_time
from hamrong.service.dossiers.access import may_receive, the_dossier
from hamrong.service.dossiers.models import Dossier, HandOver, Result
from hamrong.service.dossiers.queries.prints import slip_data, slip_pdf
from hamrong.service.dossiers.queries.result_paper import result_title
from hamrong.service.dossiers.rules import (
    HandOverWay,
    SlipKind,
    State,
    form_for,
    signature_svg,
)

# Printed on an official paper, so Vietnamese.
WAY_WORDS: Final = {
    HandOverWay.COUNTER: "Trực tiếp tại bộ phận tiếp nhận",
    HandOverWay.ONLINE: "Bản điện tử",
    HandOverWay.POST: "Qua dịch vụ bưu chính công ích",
    HandOverWay.NOTED: "",
}


def hand_over_words(dossier: Dossier, handed: HandOver | None) -> dict[str, Any]:
    """Return what the slip says of the receiver; blanks to fill in by hand before."""
    number = "; ".join(_results(dossier))
    if handed is None:
        way = WAY_WORDS[HandOverWay.COUNTER]
        return {"result": number, "way": way, **_said("", "", "", "", None), "officer": ""}
    drawn = signature_svg(handed.signature) if handed.signature else ""
    said = _said(handed.receiver, handed.receiver_id, handed.authorisation, drawn, handed.at)
    way = WAY_WORDS[HandOverWay(handed.way)]
    return {"result": number, "way": way, **said, "officer": handed.by}


def _results(dossier: Dossier) -> Iterator[str]:
    """Yield what is handed over: the dossier's own result and those of its members."""
    theirs = Q(dossier=dossier) | Q(dossier__whole=dossier)
    issued = Result.objects.filter(theirs, issued_at__isnull=False).order_by("issued_at")
    for result in issued.select_related("dossier"):
        yield f"{result_title(result.dossier, result)}, số {result.number}"


def _said(
    receiver: str, receiver_id: str, authorisation: str, drawn: str, at: datetime | None
) -> dict[str, str]:
    return {
        "receiver": receiver,
        "receiver_id": receiver_id,
        "authorisation": authorisation,
        "signature": drawn,
        "handed_at": format_time(at) if at else "",
    }


def slip_to_sign(actor: Actor, code: str) -> bytes:
    """Print the slip of a result that waits, to be signed by hand.

    Raises:
        NotYoursError: no such dossier for this actor, not their desk, or nothing waits there.
    """
    dossier = the_dossier(actor, code)
    if not may_receive(actor, dossier.receiving_id) or dossier.state != State.FINISHED:
        raise NotYoursError
    form = form_for(SlipKind.HAND_OVER, today())
    data = slip_data(dossier, form, 1, reason="", officer="") | hand_over_words(dossier, None)
    return slip_pdf(form, data, "")
