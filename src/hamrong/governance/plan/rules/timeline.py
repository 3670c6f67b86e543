"""Where a task stands in the time of its plan. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hamrong.governance.plan.rules.quarter import Quarter

_MONTHS = 3


@dataclass(frozen=True, slots=True)
class Period:
    """The first and the last day of what is drawn; the last is not before the first."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Return where a day stands, from 0 at the first to 1 at the end, never outside."""
        whole = (self.last - self.first).days + 1
        return round(min(max((day - self.first).days / whole, 0.0), 1.0), 4)

    def years(self) -> Iterator[tuple[int, float]]:
        """Yield each year with where it begins."""
        for year in range(self.first.year, self.last.year + 1):
            yield year, self.at(date(year, 1, 1))


def calendar_quarter(day: date) -> Quarter:
    """Return the quarter of the calendar, by which plans say when tasks are due."""
    return Quarter(day.year, (day.month - 1) // _MONTHS + 1)
