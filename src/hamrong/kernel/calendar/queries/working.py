"""The working calendar of an agency."""

from collections import defaultdict
from datetime import date
from functools import lru_cache
from time import monotonic
from uuid import UUID

import holidays

from hamrong.kernel.calendar.models import AgencyHours, DayKind, DayOverride
from hamrong.kernel.calendar.rules import DEFAULT_SHIFTS, Shift, WorkingCalendar

# Years for which the law's holidays are computed; lunar dates are known well ahead.
FIRST_YEAR, LAST_YEAR = 2015, 2040
# Seconds after which a change of the calendar's data is seen by every process.
FRESH = 300


def calendar_for(agency_id: UUID | None = None) -> WorkingCalendar:
    """Return the working calendar of an agency, or the province's where it has no hours of its own.

    Kept for five minutes, so a list of any length asks the database once.
    """
    return _calendar(agency_id, int(monotonic() // FRESH))


@lru_cache(maxsize=2_000)
def _calendar(agency_id: UUID | None, _period: int) -> WorkingCalendar:
    overrides = _overrides(_period)
    by_day: dict[int, list[Shift]] = defaultdict(list)
    if agency_id is not None:
        rows = AgencyHours.objects.filter(agency_id=agency_id).order_by("weekday", "start")
        for weekday, start, end in rows.values_list("weekday", "start", "end"):
            by_day[weekday].append(Shift(start, end))
    shifts = {day: tuple(own) for day, own in by_day.items()}
    return WorkingCalendar(
        shifts=shifts or dict.fromkeys(range(5), DEFAULT_SHIFTS),
        holidays=overrides[0],
        workdays=overrides[1],
    )


@lru_cache(maxsize=2)
def _overrides(_period: int) -> tuple[frozenset[date], frozenset[date]]:
    law = holidays.country_holidays("VN", years=range(FIRST_YEAR, LAST_YEAR + 1))
    off: set[date] = set(law)
    worked: set[date] = set()
    for day, kind in DayOverride.objects.values_list("day", "kind"):
        (off if kind == DayKind.OFF else worked).add(day)
    return frozenset(off - worked), frozenset(worked)


def forget() -> None:
    """Drop what is kept, after the calendar's data changed in this process."""
    _calendar.cache_clear()
    _overrides.cache_clear()
