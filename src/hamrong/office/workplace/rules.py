"""What the inbox can show, and how much is done while one waits."""

from enum import StrEnum

# More than this is done in the background, with a page that tells how far it is.
MOST_AT_ONCE = 20
# One page of the inbox; more cannot be chosen there.
MOST_CHOSEN = 50
# More than this one colleague does not hand over in one go.
MOST_HANDED_OVER = 500


class Column(StrEnum):
    """A column of the inbox that can be shown or left out."""

    APPLICANT = "nguoi-nop"
    STEP = "viec"
    DUE = "han"
    OPENED = "nhan"
    AGENCY = "co-quan"
    HOLDER = "nguoi-giu"


USUAL = (Column.APPLICANT, Column.STEP, Column.DUE)


def read_columns(chosen: list[str]) -> tuple[Column, ...]:
    """Return the columns chosen, in the order of the table; the usual ones when none is known."""
    return tuple(column for column in Column if column.value in chosen) or USUAL


class Deed(StrEnum):
    """What can be done with many items at once."""

    CLAIM = "claim"
    RELEASE = "release"
    ASSIGN = "assign"
    ACT = "act"


class Outcome(StrEnum):
    """What became of one item."""

    PENDING = "pending"
    DONE = "done"
    REFUSED = "refused"
