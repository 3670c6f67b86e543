"""What a province's plan wants of its online services, and how far it is. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from hamrong.service.procedures.rules.service_level import FILED_ONLINE, PAID_ONLINE


class Measure(StrEnum):
    """Which procedures count: those filed online (level 3 or 4), or paid online too (level 4)."""

    LEVEL_3 = "level_3"
    LEVEL_4 = "level_4"


LEAST = {Measure.LEVEL_3: FILED_ONLINE, Measure.LEVEL_4: PAID_ONLINE}


@dataclass(frozen=True, slots=True)
class OnlineTarget:
    """A goal of the plan: at least so many in a hundred reach the measure by the end of a year."""

    id: str
    text: str
    measure: Measure
    at_least: int
    until: int


@dataclass(frozen=True, slots=True)
class TargetReached:
    """A goal, and how many of how many procedures reach it now."""

    target: OnlineTarget
    count: int
    total: int

    @property
    def percent(self) -> str:
        """Return the share in a hundred, cut after one decimal: no goal is reached by rounding."""
        whole, tenth = divmod(1000 * self.count // self.total if self.total else 0, 10)
        return f"{whole},{tenth}" if tenth else str(whole)

    @property
    def met(self) -> bool:
        """Tell whether the goal is reached; without procedures none is."""
        return self.total > 0 and 100 * self.count >= self.target.at_least * self.total


def reached(target: OnlineTarget, levels: Sequence[int]) -> TargetReached:
    """Compare a goal with the levels the procedures have."""
    count = sum(level >= LEAST[target.measure] for level in levels)
    return TargetReached(target, count, len(levels))
