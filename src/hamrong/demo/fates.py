"""What becomes of the demonstration's dossiers, and how many share a fate."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Final

from hamrong.demo.lives import (
    ANSWER,
    DRAFT,
    FORWARD,
    REFUSE,
    SEND_BACK,
    STOP,
    SUPPLEMENT,
    TO_END,
    TO_RESULT,
    WITHDRAW,
    Fate,
)

# Of 120 dossiers, so many have these stages behind them, filed between so many working days ago.
_SHARES: Final[tuple[tuple[int, Fate, float, float], ...]] = (
    (12, Fate(()), 0.02, 0.6),
    (2, Fate(()), 2, 3),
    (11, Fate((FORWARD,)), 1, 2),
    (7, Fate((FORWARD,)), 12, 34),
    (6, Fate((FORWARD, DRAFT)), 1, 3),
    (8, Fate((FORWARD, FORWARD)), 1, 4),
    (3, Fate((FORWARD, FORWARD, SEND_BACK)), 3, 6),
    (6, Fate((SUPPLEMENT,)), 1, 6),
    (3, Fate((FORWARD, SUPPLEMENT)), 3, 7),
    (4, Fate((SUPPLEMENT, ANSWER)), 2, 3),
    (9, Fate((TO_RESULT,)), 2, 8),
    (5, Fate((SUPPLEMENT, ANSWER, TO_END)), 18, 38),
    (29, Fate((TO_END,)), 9, 40),
    (5, Fate((TO_END,), in_time=False), 24, 42),
    (4, Fate((REFUSE,)), 4, 30),
    (2, Fate((WITHDRAW,)), 5, 25),
    (1, Fate((FORWARD, WITHDRAW)), 8, 20),
    (3, Fate((FORWARD, STOP)), 10, 30),
)


@dataclass(frozen=True)
class Wish:
    """A fate, and how many working days ago (a fraction: of 24 hours) it begins."""

    fate: Fate
    days_ago: float


def wishes(count: int, chance: Random) -> Iterator[Wish]:
    """Yield so many fates in the shares of the table, each at least once as far as they go."""
    bag = [row for row in _SHARES for _one in range(row[0])]
    chance.shuffle(bag)
    drawn = [*_SHARES, *bag][:count] if count < len(bag) else bag[:count]
    for _share, fate, earliest, latest in drawn:
        yield Wish(fate, chance.uniform(earliest, latest))
