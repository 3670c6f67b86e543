"""Where a dossier stands, seen from several sides that do not follow from one another.

The business state alone goes to the National Public Service Portal, by `NATIONAL_STATE`. What is
asked of the applicant, what became of the result, what was digitised and what other systems know
are axes of their own: a dossier in handling may have been supplemented or not, digitised or not.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hamrong.service.dossiers.rules.dossier import State


class Axis(StrEnum):
    """The sides from which a dossier is looked at."""

    BUSINESS = "business"
    SUPPLEMENT = "supplement"
    PAYMENT = "payment"
    RETURN = "return"
    DIGITISATION = "digitisation"
    SYNCHRONISATION = "synchronisation"


class Supplement(StrEnum):
    """What was asked of the applicant, and whether it came."""

    NONE = "none"
    ASKED = "asked"
    LATE = "late"
    ANSWERED = "answered"
    UNANSWERED = "unanswered"


class Payment(StrEnum):
    """Whether what the dossier costs was computed, and paid."""

    NOT_COMPUTED = "not_computed"
    OWED = "owed"
    PAID = "paid"
    PAID_ONLINE = "paid_online"
    REFUNDED = "refunded"
    EXEMPT = "exempt"


class Return(StrEnum):
    """What became of the result."""

    NOT_YET = "not_yet"
    READY = "ready"
    HANDED_OVER = "handed_over"
    REVOKED = "revoked"
    NONE = "none"


class Digitisation(StrEnum):
    """How many of the papers the desk took in exist as data (Decree 107/2021/NĐ-CP)."""

    NOT_NEEDED = "not_needed"
    TO_DO = "to_do"
    PARTLY = "partly"
    DONE = "done"


class Synchronisation(StrEnum):
    """What the National Public Service Portal knows of the dossier."""

    NOT_CONNECTED = "not_connected"


@dataclass(frozen=True)
class Asked:
    """One supplement request: by when it was to be answered, if a day was named, and whether."""

    answer_by: datetime | None
    answered: bool


@dataclass(frozen=True)
class Paper:
    """One paper the desk took in: whether it exists as data."""

    digital: bool


def supplement_axis(state: State, requests: Iterable[Asked], *, at: datetime) -> Supplement:
    """Tell how the latest supplement request stands; a dossier that ended first left it so."""
    latest = list(requests)[-1:]
    if not latest:
        return Supplement.NONE
    if state is State.SUPPLEMENT:
        by = latest[0].answer_by
        return Supplement.LATE if by is not None and at > by else Supplement.ASKED
    return Supplement.ANSWERED if latest[0].answered else Supplement.UNANSWERED


def payment_axis(standing: str) -> Payment:
    """Tell how the money stands, by the word payments has for it; "" when nothing was computed."""
    if standing == "open":
        return Payment.OWED
    known = {one.value: one for one in Payment}
    return known.get(standing, Payment.NOT_COMPUTED)


def return_axis(state: State, *, revoked: bool = False) -> Return:
    """Tell whether there is a result, and whether the applicant has it."""
    if revoked:
        return Return.REVOKED
    if state is State.RETURNED:
        return Return.HANDED_OVER
    if state is State.FINISHED:
        return Return.READY
    ended = state in {State.REFUSED, State.WITHDRAWN, State.STOPPED}
    return Return.NONE if ended else Return.NOT_YET


def digitisation_axis(papers: Collection[Paper]) -> Digitisation:
    """Tell how far the papers of a dossier are digitised; without any there is nothing to do."""
    if not papers:
        return Digitisation.NOT_NEEDED
    digital = sum(paper.digital for paper in papers)
    if digital == len(papers):
        return Digitisation.DONE
    return Digitisation.PARTLY if digital else Digitisation.TO_DO


def contradictions(
    state: State,
    supplement: Supplement,
    returned: Return,
    payment: Payment = Payment.NOT_COMPUTED,
) -> tuple[str, ...]:
    """Return what cannot be true at once; empty for every dossier the actions can make."""
    waits = supplement in {Supplement.ASKED, Supplement.LATE}
    has_result = state in {State.FINISHED, State.RETURNED}
    found = []
    if waits != (state is State.SUPPLEMENT):
        found.append("a dossier waits for a supplement exactly while one is asked")
    if (returned in {Return.READY, Return.HANDED_OVER, Return.REVOKED}) != has_result:
        found.append("there is a result exactly when handling is finished")
    if returned is Return.HANDED_OVER and state is not State.RETURNED:
        found.append("a result is with the applicant only once it is handed over")
    if payment is Payment.OWED and state is State.RETURNED:
        found.append("nothing is owed any more once the result is handed over")
    if supplement is Supplement.UNANSWERED and state not in {
        State.REFUSED,
        State.WITHDRAWN,
        State.STOPPED,
        State.SUBMITTED,
        State.PROCESSING,
    }:
        found.append("only what ended first, or was reopened, leaves a request unanswered")
    return tuple(found)
