"""The clock everyone reads, and working time by Vietnamese law."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")

_moment: ContextVar[datetime | None] = ContextVar("moment", default=None)


def now() -> datetime:
    """Return the present moment, aware and in Vietnamese time."""
    return (_moment.get() or datetime.now(UTC)).astimezone(VIETNAM)


def today() -> date:
    """Return today's date in Viet Nam."""
    return now().date()


@contextmanager
def clock_at(moment: datetime) -> Iterator[None]:
    """Let everything inside read `moment` as the present: for tests and demonstrations."""
    if moment.tzinfo is None:
        raise ValueError("clock_at needs an aware datetime")
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)


MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
# A calendar that closes for longer than this is a mistake in its data, not a holiday.
LONGEST_CLOSURE = 60


@dataclass(frozen=True)
class Shift:
    """A stretch of working time within a day."""

    start: time
    end: time

    @property
    def minutes(self) -> int:
        """Return its length in minutes."""
        return _of_day(self.end) - _of_day(self.start)


# Officials' hours where an agency has set no others (40 hours a week, Decision 188/1999/QĐ-TTg;
# the hours of the day are each province's to set).
DEFAULT_SHIFTS = (Shift(time(7, 30), time(11, 30)), Shift(time(13, 30), time(17, 0)))

# For procedures answered the same day: received after this time, the next working day.
SAME_DAY_UNTIL = time(15, 0)


def _of_day(moment: time) -> int:
    return moment.hour * 60 + moment.minute


@dataclass(frozen=True)
class WorkingCalendar:
    """Working time: shifts by weekday (0 is Monday), minus holidays, plus made-up workdays.

    All moments are aware; results are in Vietnamese time. Whole minutes count.
    """

    shifts: Mapping[int, tuple[Shift, ...]]
    holidays: frozenset[date] = frozenset()
    workdays: frozenset[date] = frozenset()

    @property
    def day_minutes(self) -> int:
        """Return the length of a standard working day: the longest day of the week."""
        return max(sum(s.minutes for s in day) for day in self.shifts.values())

    def shifts_on(self, day: date) -> tuple[Shift, ...]:
        """Return the working stretches of a day, none on a day off."""
        if day in self.workdays:
            return self.shifts.get(day.weekday()) or self.shifts[0]
        if day in self.holidays:
            return ()
        return self.shifts.get(day.weekday(), ())

    def is_working_day(self, day: date) -> bool:
        """Tell whether anyone works on a day."""
        return bool(self.shifts_on(day))

    def is_working(self, moment: datetime) -> bool:
        """Tell whether a moment lies in working time; the end of a shift does not."""
        local = moment.astimezone(VIETNAM)
        return any(s.start <= local.time() < s.end for s in self.shifts_on(local.date()))

    def next_working(self, moment: datetime) -> datetime:
        """Return the moment itself if it is working time, else when work next begins."""
        local = moment.astimezone(VIETNAM)
        for day in self._days_from(local.date()):
            for shift in self.shifts_on(day):
                start, end = _at(day, shift.start), _at(day, shift.end)
                if local < end:
                    return max(local, start)
        raise ValueError("the calendar has no working time ahead")

    def add(self, start: datetime, minutes: int) -> datetime:
        """Return the moment `minutes` of working time after `start`.

        The end of a shift is as good an end as any, so a result may be the last moment of a day.
        """
        if minutes < 0:
            raise ValueError("only time ahead can be added")
        local = start.astimezone(VIETNAM)
        if minutes == 0:
            return local
        left = timedelta(minutes=minutes)
        for day in self._days_from(local.date()):
            for shift in self.shifts_on(day):
                begin, end = max(local, _at(day, shift.start)), _at(day, shift.end)
                if begin >= end:
                    continue
                if left <= end - begin:
                    return begin + left
                left -= end - begin
        raise ValueError("the calendar has no working time ahead")

    def minutes_between(self, start: datetime, end: datetime) -> int:
        """Return the whole minutes of working time from one moment to another, 0 if reversed."""
        first, last = start.astimezone(VIETNAM), end.astimezone(VIETNAM)
        total = timedelta()
        day = first.date()
        while day <= last.date():
            for shift in self.shifts_on(day):
                begin = max(first, _at(day, shift.start))
                until = min(last, _at(day, shift.end))
                total += max(timedelta(), until - begin)
            day += DAY
        return total // MINUTE

    def add_days(self, start: datetime, days: int) -> datetime:
        """Return the moment that many standard working days after `start`."""
        return self.add(start, days * self.day_minutes)

    def end_of_day(self, day: date) -> datetime:
        """Return when work ends on a working day.

        Raises:
            ValueError: nobody works that day.
        """
        shifts = self.shifts_on(day)
        if not shifts:
            raise ValueError(f"{day} is no working day")
        return _at(day, shifts[-1].end)

    def end_by(self, day: date) -> datetime:
        """Return when work ends on a day people chose, on the next working day if it is none."""
        return self.end_of_day(day if self.is_working_day(day) else self.next_working_day(day))

    def next_working_day(self, day: date) -> date:
        """Return the first working day after a day."""
        return next(d for d in self._days_from(day + DAY) if self.is_working_day(d))

    def _days_from(self, day: date) -> Iterator[date]:
        """Go through days, as long as one in LONGEST_CLOSURE is a working day."""
        closed = 0
        while closed <= LONGEST_CLOSURE:
            yield day
            closed = 0 if self.is_working_day(day) else closed + 1
            day += DAY


def _at(day: date, moment: time) -> datetime:
    return datetime.combine(day, moment, VIETNAM)


class TermUnit(StrEnum):
    """How a statutory term is counted."""

    WORKING_HOURS = "working_hours"
    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    MONTHS = "months"
    SAME_DAY = "same_day"


@dataclass(frozen=True)
class Term:
    """A statutory term. The quantity is at least 1, but says nothing for SAME_DAY.

    Records with a time of 0 exist and mean "at once" or "undefined": neither is a term.
    """

    quantity: int
    unit: TermUnit

    def __post_init__(self) -> None:
        if self.quantity < 1 and self.unit is not TermUnit.SAME_DAY:
            raise ValueError("a term lasts at least one unit")


def due_after(start: datetime, term: Term, calendar: WorkingCalendar) -> datetime:
    """Return when a term that starts at a moment ends.

    Working hours and days run in working time. Calendar days and months do not count the first
    day and end with the working day on which they fall; a term that ends on a day off ends with
    the next working day (Civil Code 91/2015/QH13, articles 147 and 148). What is answered the
    same day is due at the end of that day when received before 15:00, else at the end of the
    next working day (the rule of Decree 23/2015/NĐ-CP, article 7).
    """
    local = start.astimezone(VIETNAM)
    if term.unit is TermUnit.WORKING_HOURS:
        return calendar.add(local, term.quantity * 60)
    if term.unit is TermUnit.WORKING_DAYS:
        return calendar.add_days(local, term.quantity)
    if term.unit is TermUnit.SAME_DAY:
        return _same_day(local, calendar)
    months = term.unit is TermUnit.MONTHS
    last = (
        _months_later(local.date(), term.quantity)
        if months
        else local.date() + timedelta(days=term.quantity)
    )
    if not calendar.is_working_day(last):
        last = calendar.next_working_day(last)
    return calendar.end_of_day(last)


def _same_day(local: datetime, calendar: WorkingCalendar) -> datetime:
    day = local.date()
    in_time = calendar.is_working_day(day) and local.time() < SAME_DAY_UNTIL
    return calendar.end_of_day(day if in_time else calendar.next_working_day(day))


def _months_later(day: date, months: int) -> date:
    """Return the same day of a later month, or that month's last day (Civil Code, article 148)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
