"""Decisions of law on a dossier: states, codes, what may be asked for."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from hamrong.kernel.text.interface import bare_phone


class State(StrEnum):
    """The business state. Supplement, payment and return have their own records."""

    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    PROCESSING = "processing"
    SUPPLEMENT = "supplement"
    FINANCIAL = "financial"
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"
    FINISHED = "finished"
    RETURNED = "returned"


# The state codes exchanged with the National Public Service Portal (DongBoHoSoMC.TrangThaiHoSo).
NATIONAL_STATE = {
    State.SUBMITTED: 1,
    State.ACCEPTED: 2,
    State.REFUSED: 3,
    State.PROCESSING: 4,
    State.SUPPLEMENT: 5,
    State.FINANCIAL: 6,
    State.WITHDRAWN: 7,
    State.STOPPED: 8,
    State.FINISHED: 9,
    State.RETURNED: 10,
}

RUNNING = frozenset({State.ACCEPTED, State.PROCESSING})
PAUSED = frozenset({State.SUPPLEMENT, State.FINANCIAL})
CLOSED = frozenset({State.REFUSED, State.WITHDRAWN, State.STOPPED, State.RETURNED})

# What a dossier costs can be said and paid until it is closed, a finished one included.
CHARGEABLE = RUNNING | PAUSED | {State.SUBMITTED, State.FINISHED}

# Withdrawal is the applicant's right until the result is issued.
WITHDRAWABLE = frozenset({State.SUBMITTED, State.ACCEPTED, State.PROCESSING, State.SUPPLEMENT})


class Channel(StrEnum):
    """The way a dossier came in."""

    ONLINE = "online"
    COUNTER = "counter"
    POST = "post"


class Capacity(StrEnum):
    """By what right one person files for another (Civil Code 2015, articles 134 to 140)."""

    AUTHORISED = "authorised"
    PARENT = "parent"
    GUARDIAN = "guardian"
    SPOUSE = "spouse"
    LEGAL = "legal"


class Answer(StrEnum):
    """How an agency that was asked ends its opinion; silence is the asker's to note."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    OTHER = "other"
    SILENT = "silent"
    CANCELLED = "cancelled"


# Who was reopened goes on where it stood; only what ended without a result handed over can be.
REOPENABLE = frozenset({State.REFUSED, State.STOPPED, State.WITHDRAWN})


class SlipKind(StrEnum):
    """The printed forms: those of Circular 01/2018/TT-VPCP (`rules.papers`), and our own."""

    SUBMISSION = "submission"
    RECEIPT = "receipt"
    SUPPLEMENT = "supplement"
    REFUSAL = "refusal"
    APOLOGY = "apology"
    NEW_DATE = "new_date"
    STOP = "stop"
    REOPENING = "reopening"
    CONTROL = "control"
    OPINION = "opinion"
    HAND_OVER = "hand_over"


# Codes of KenhThucHien in the national synchronisation message.
NATIONAL_CHANNEL = {Channel.COUNTER: 1, Channel.ONLINE: 2, Channel.POST: 3}


@dataclass(frozen=True)
class Found:
    """How one paper was found: how many of each kind, held already by an agency, or missing."""

    key: str
    original: int = 0
    certified: int = 0
    copy: int = 0
    digitised: bool = False
    held: bool = False
    missing: bool = False
    note: str = ""


def needs_reason_for_round(number: int) -> bool:
    """Tell whether a supplement request must say why everything was not asked for at once.

    The law lets an agency ask once for all that is missing (Decree 61/2018/NĐ-CP, article 17
    paragraph 2); any further round needs a reason of its own.
    """
    return number > 1


def dossier_code(agency_code: str, day: datetime, number: int) -> str:
    """Return the code `<agency>-<yymmdd>-<number of the day>` (Circular 01/2018/TT-VPCP).

    The number has at least four digits and grows past 9999 rather than starting again.
    """
    return f"{agency_code}-{day:%y%m%d}-{number:04d}"


def same_phone(left: str, right: str) -> bool:
    """Compare two phone numbers as people write them; two that are none are not the same."""
    return bare_phone(left) == bare_phone(right) != ""


def draft_revision(drafted_at: datetime | None) -> str:
    """Return what tells one saved draft from the next; nothing while there is none."""
    return drafted_at.astimezone(UTC).isoformat() if drafted_at else ""
