"""Decisions of law on a dossier: states, the clock, what may be asked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Protocol

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

# Withdrawal is the applicant's right until the result is issued.
WITHDRAWABLE = frozenset({State.SUBMITTED, State.ACCEPTED, State.PROCESSING, State.SUPPLEMENT})

# A dossier is "due soon" when less than one working day of eight hours is left.
DUE_SOON_MINUTES = 8 * 60


class Punctuality(StrEnum):
    """Where a dossier stands against its appointed time."""

    NOT_STARTED = "not_started"
    ON_TIME = "on_time"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    PAUSED = "paused"
    FINISHED_ON_TIME = "finished_on_time"
    FINISHED_LATE = "finished_late"


class Channel(StrEnum):
    """The way a dossier came in."""

    ONLINE = "online"
    COUNTER = "counter"
    POST = "post"


class SlipKind(StrEnum):
    """The printed forms: numbers 01, 02 and 03 of Circular 01/2018/TT-VPCP, and our own."""

    SUBMISSION = "submission"
    RECEIPT = "receipt"
    SUPPLEMENT = "supplement"
    REFUSAL = "refusal"


# Codes of KenhThucHien in the national synchronisation message.
NATIONAL_CHANNEL = {Channel.COUNTER: 1, Channel.ONLINE: 2, Channel.POST: 3}


class WorkingTime(Protocol):
    """What the clock needs of a working calendar."""

    def add(self, start: datetime, minutes: int) -> datetime:
        """Return the moment that many working minutes later."""

    def minutes_between(self, start: datetime, end: datetime) -> int:
        """Return the working minutes from one moment to another."""


@dataclass(frozen=True)
class Stop:
    """An interval in which the statutory clock stands still; open while `until` is None."""

    since: datetime
    until: datetime | None


def appointed_time(
    due_without_stops: datetime,
    accepted_at: datetime,
    stops: Iterable[Stop],
    working_time: WorkingTime,
    *,
    at: datetime,
) -> datetime:
    """Return when the result is due: the statutory term plus all time the clock stood still.

    Time spent waiting for the applicant is not counted (Decree 61/2018/NĐ-CP, article 17). It is
    recomputed from the stops each time, never shifted step by step, so the same facts always
    give the same date. A stop still open counts up to `at`.
    """
    stood_still = sum(
        working_time.minutes_between(max(stop.since, accepted_at), stop.until or at)
        for stop in stops
        if (stop.until or at) > accepted_at
    )
    return working_time.add(due_without_stops, stood_still) if stood_still else due_without_stops


def punctuality(
    state: State, *, due_at: datetime | None, finished_at: datetime | None, at: datetime
) -> Punctuality:
    """Tell where a dossier stands at a moment.

    On time means processing ended at or before the appointed time (Decision 766/QĐ-TTg, index
    2.1: NgayKetThucXuLy ≤ NgayHenTra); when the applicant collects does not matter.
    """
    if state in PAUSED:
        return Punctuality.PAUSED
    if due_at is None:
        return Punctuality.NOT_STARTED
    if finished_at is not None:
        late = finished_at > due_at
        return Punctuality.FINISHED_LATE if late else Punctuality.FINISHED_ON_TIME
    if at > due_at:
        return Punctuality.OVERDUE
    if due_at - at < timedelta(minutes=DUE_SOON_MINUTES):
        return Punctuality.DUE_SOON
    return Punctuality.ON_TIME


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
