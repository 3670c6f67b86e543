"""What an applicant is asked once a dossier is over, who may answer and when, and what is shown.

Decree 61/2018/NĐ-CP, article 31, has nine criteria for the agency, each worth 2, 1 or 0 points.
What the records tell (times, contacts, agencies, places of handling, publication, online service,
answers to complaints) is computed and never asked; asked are the attitude of officials and, by the
province's own questionnaire, how easy it was and how satisfied the person is on the whole.
"""

from datetime import date, datetime, timedelta
from enum import IntEnum

from hamrong.service.dossiers.rules.dossier import State


class Points(IntEnum):
    """The points of one criterion."""

    NONE = 0
    SOME = 1
    FULL = 2


# Handling is over and the answer is known. Who withdraws has had no answer to judge.
RATEABLE = frozenset({State.RETURNED, State.REFUSED, State.STOPPED})
# No article names these times: long enough to come home and think, and to put a slip right, short
# enough for the figures of a quarter to stand still.
RATED_WITHIN = timedelta(days=90)
CHANGED_WITHIN = timedelta(days=7)
# The reminder comes when the person has had a night to look at the result.
ASKED_AFTER = timedelta(days=1)
# With fewer answers an official could tell whose they are.
FEWEST_SHOWN = 5
# Whole percents satisfied: the plan of 2021-2025 (Decision 1118/QĐ-UBND of 29/3/2019 of
# Thanh Hóa's People's Committee, part II, item 2.2.d).
SATISFIED_TARGET = 90


def may_rate(
    state: State,
    *,
    closed_at: datetime | None,
    opened_at: datetime | None,
    rated_at: datetime | None,
    at: datetime,
) -> bool:
    """Tell whether a dossier may be rated, or its rating changed, at a moment.

    A result that was opened online is delivered though its paper copy still waits at the desk.
    """
    if rated_at is not None:
        return at <= rated_at + CHANGED_WITHIN
    over = closed_at if state in RATEABLE else opened_at if state is State.FINISHED else None
    return over is not None and at <= over + RATED_WITHIN


def is_satisfied(overall: Points) -> bool:
    """Tell whether an answer counts as satisfied: very satisfied, and satisfied."""
    return overall >= Points.SOME


def satisfied_share(satisfied: int, answers: int) -> int | None:
    """Return the whole percents satisfied, rounded down; None below `FEWEST_SHOWN` answers."""
    return 100 * satisfied // answers if answers >= FEWEST_SHOWN else None


def since_when(period: str, day: date) -> date:
    """Return the first day of the quarter ("quy") or year ("nam") of a day, else a year before."""
    if period == "quy":
        return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    return date(day.year, 1, 1) if period == "nam" else day - timedelta(days=365)
