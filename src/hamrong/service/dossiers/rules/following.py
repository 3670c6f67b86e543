"""What an applicant has to do, and how far a dossier has come, in five stages everyone knows."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hamrong.service.dossiers.rules.dossier import CHARGEABLE, State
from hamrong.service.dossiers.rules.rating import RATEABLE


class Todo(StrEnum):
    """What a dossier waits for from its applicant, the most urgent first."""

    SUPPLEMENT = "supplement"
    FINANCIAL = "financial"
    PAY = "pay"
    COLLECT = "collect"
    RATE = "rate"


@dataclass(frozen=True)
class Progress:
    """How far a dossier has come: the stage it stands in, of how many, counted from 1.

    Beyond the last one everything is done.
    """

    stage: int
    stages: int = 5


# Sent, taken in, handled, answered, in the applicant's hands (Decree 61/2018/NĐ-CP, articles 17
# to 20): what lies between them is each procedure's own.
_STAGE = {
    State.SUBMITTED: 2,
    State.ACCEPTED: 3,
    State.PROCESSING: 3,
    State.FINANCIAL: 3,
    State.FINISHED: 5,
    State.RETURNED: 6,
}


def todos(state: State, *, owes: bool, of_a_whole: bool, unrated: bool = False) -> tuple[Todo, ...]:
    """Return what the applicant has to do for a dossier; `unrated` one may still be rated.

    The result of a member of a whole is handed over with the whole, so it is neither collected
    nor rated by itself.
    """
    found = []
    if state is State.SUPPLEMENT:
        found.append(Todo.SUPPLEMENT)
    if state is State.FINANCIAL:
        found.append(Todo.FINANCIAL)
    if owes and state in CHARGEABLE:
        found.append(Todo.PAY)
    if state is State.FINISHED and not of_a_whole:
        found.append(Todo.COLLECT)
    if unrated and state in RATEABLE and not of_a_whole:
        found.append(Todo.RATE)
    return tuple(found)


def progress(state: State, *, accepted: bool) -> Progress | None:
    """Return the stage a dossier stands in; none for one that ended without a result.

    While a supplement is waited for it stands where it was asked: before acceptance or after.
    """
    if state is State.SUPPLEMENT:
        return Progress(3 if accepted else 2)
    stage = _STAGE.get(state)
    return Progress(stage) if stage else None


def days_left(due_on: date, today: date) -> int:
    """Return how many calendar days lie between today and the appointed day; negative once past."""
    return (due_on - today).days


def calendar_sequence(
    *, promises: int, apologies: int, stops: int, running_stops: int, ended: bool
) -> int:
    """Return the revision of an appointment (RFC 5545, 3.8.7.4): every change makes it larger.

    `promises` are all times ever appointed, `apologies` all letters that named another; each stop
    of the clock changes the entry when it begins and again when it ends.
    """
    return max(promises - 1, 0) + apologies + 2 * stops - running_stops + ended
