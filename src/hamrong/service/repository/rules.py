"""When a paper of a store may stand in for one that is asked for. Pure values.

Sources: Decree 45/2020/NĐ-CP article 16 (the electronic store of organisations and persons),
Decree 107/2021/NĐ-CP (results and papers are digitised at the counter and kept for reuse), Civil
Code 2015 articles 147 and 148 (how a term in months is counted).
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final


class Trust(StrEnum):
    """Who answers for the paper being what it says: agency, desk, or the owner alone."""

    ISSUED = "issued"
    DIGITISED = "digitised"
    GIVEN = "given"


class State(StrEnum):
    """What was decided about a paper; days are told by `standing`."""

    VALID = "valid"
    REPLACED = "replaced"
    REVOKED = "revoked"
    REMOVED = "removed"


class Standing(StrEnum):
    """How a paper stands on a day."""

    VALID = "valid"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    REPLACED = "replaced"
    REVOKED = "revoked"
    REMOVED = "removed"


class Change(StrEnum):
    """What can be decided about a paper that is valid."""

    REPLACE = "replace"
    REVOKE = "revoke"
    REMOVE = "remove"


class ImpossibleChangeError(ValueError):
    """The paper is not such that this can be decided about it."""


_AFTER: Final = {
    Change.REPLACE: State.REPLACED,
    Change.REVOKE: State.REVOKED,
    Change.REMOVE: State.REMOVED,
}


@dataclass(frozen=True)
class Life:
    """What decides how a paper stands: `valid_to` is the last day on which it holds."""

    state: State
    valid_from: date
    valid_to: date | None = None


def standing(life: Life, *, on: date) -> Standing:
    """Tell how a paper stands on a day; what was decided about it outweighs every date."""
    if life.state is not State.VALID:
        return Standing(life.state.value)
    if on < life.valid_from:
        return Standing.NOT_YET
    if life.valid_to is not None and on > life.valid_to:
        return Standing.EXPIRED
    return Standing.VALID


def may_stand_in(life: Life, *, on: date) -> bool:
    """Tell whether the paper may be offered where its kind is asked for."""
    return standing(life, on=on) is Standing.VALID


def after(state: State, change: Change, *, trust: Trust, in_use: bool = False) -> State:
    """Return the state after a decision. What has ended stays ended.

    Agencies answer for what they issued, the desk for what it digitised: their owner cannot take
    it out. What a dossier refers to stays, because officials decided upon it.

    Raises:
        ImpossibleChangeError: the change is not possible.
    """
    if state is not State.VALID:
        raise ImpossibleChangeError(f"{state} is an end")
    if change is Change.REMOVE and (trust is not Trust.GIVEN or in_use):
        raise ImpossibleChangeError("only own papers that no dossier refers to can be removed")
    return _AFTER[change]


def last_day(issued: date, months: int | None) -> date | None:
    """Return the last day on which a paper good for so many months holds, None without a term.

    The term ends with the day of the same number, or the month's last where it has none (Civil
    Code 2015 article 148 paragraph 3).
    """
    if months is None:
        return None
    year, month = divmod(issued.month - 1 + months, 12)
    year, month = issued.year + year, month + 1
    return date(year, month, min(issued.day, monthrange(year, month)[1]))
