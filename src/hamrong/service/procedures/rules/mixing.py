"""In which order procedures, answers and agencies stand in one list of results. Pure."""

from collections.abc import Sequence
from typing import Final, TypeVar

T = TypeVar("T")

AHEAD: Final = 0.1
"""By how much a guide or question must fit better than the best procedure to stand before it."""
WORTH: Final = 0.4
"""Below this share of the best score a guide or question is not worth a place among procedures."""
MOST_ANSWERS: Final = 3
FIRST_PROCEDURES: Final = 2

# Words that ask for an agency itself, not for what it does.
_ABOUT_AGENCIES: Final = frozenset(
    (
        *("dia", "chi", "so", "dien", "thoai", "sdt", "lien", "he", "tru", "duong", "day", "nong"),
        *("gio", "lam", "viec", "mo", "cua", "o", "dau"),
    )
)


def mixed(
    procedures: Sequence[tuple[float, T]],
    answers: Sequence[tuple[float, T]],
    agencies: Sequence[T],
    *,
    agencies_first: bool,
) -> list[T]:
    """Return one list: what fits clearly best, two procedures, the other answers, agencies, rest.

    Procedures and answers come with their scores, each the best first.
    """
    best = max((score for score, _ in (*procedures[:1], *answers[:1])), default=0.0)
    top = procedures[0][0] if procedures else 0.0
    worth = [pair for pair in answers[:MOST_ANSWERS] if pair[0] >= WORTH * best]
    ahead = [item for score, item in worth if score >= top + AHEAD]
    behind = [item for score, item in worth if score < top + AHEAD]
    filed = [item for _, item in procedures]
    return [
        *(agencies if agencies_first else ()),
        *ahead,
        *filed[:FIRST_PROCEDURES],
        *behind,
        *(() if agencies_first else agencies),
        *filed[FIRST_PROCEDURES:],
    ]


def asks_for_agency(words: Sequence[str], weak: frozenset[str]) -> bool:
    """Tell whether what is left beside an agency's name asks for nothing but the agency."""
    return all(word in weak or word in _ABOUT_AGENCIES for word in words)
