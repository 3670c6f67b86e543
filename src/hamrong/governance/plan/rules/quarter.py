"""The reporting quarters of a plan: when they begin, close and are due. Pure.

Decision 1118/QĐ-UBND (2019) part V.7.e: figures of quarter I close from 15 December of the year
before to 14 March, II from 15 March to 14 June, III from 15 June to 14 September, IV from 15
September to 14 December; agencies report by the 17th, the province by the 20th (part V.1.b) of the
quarter's last month. The days are data of each plan.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

ROMAN = ("I", "II", "III", "IV")
_MONTHS = 3
_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


@dataclass(frozen=True, slots=True)
class ReportingDays:
    """The days of a quarter's last month on which figures close and reports are due."""

    close_day: int = 14
    agency_day: int = 17
    province_day: int = 20


USUAL = ReportingDays()


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a year, 1 to 4."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= len(ROMAN):
            raise ValueError(f"no quarter {self.number}")

    @property
    def code(self) -> str:
        """Return it as in addresses: "2019-Q2"."""
        return f"{self.year}-Q{self.number}"

    @property
    def roman(self) -> str:
        """Return its number as Vietnamese documents write it: "II"."""
        return ROMAN[self.number - 1]

    @property
    def last_month(self) -> int:
        """Return the number of its last month."""
        return self.number * _MONTHS

    def shifted(self, by: int) -> "Quarter":
        """Return the quarter so many later, or earlier if negative."""
        year, place = divmod(self.year * len(ROMAN) + self.number - 1 + by, len(ROMAN))
        return Quarter(year, place + 1)

    def closes_on(self, days: ReportingDays = USUAL) -> date:
        """Return the last day whose figures count."""
        return date(self.year, self.last_month, days.close_day)

    def opens_on(self, days: ReportingDays = USUAL) -> date:
        """Return the first day whose figures count: the one after the quarter before closed."""
        return self.shifted(-1).closes_on(days) + timedelta(days=1)

    def closed_at(self, days: ReportingDays = USUAL) -> datetime:
        """Return the moment from which nothing more counts: midnight after the last day."""
        return midnight(self.closes_on(days) + timedelta(days=1))

    def opened_at(self, days: ReportingDays = USUAL) -> datetime:
        """Return the first moment that counts."""
        return midnight(self.opens_on(days))

    def agency_due(self, days: ReportingDays = USUAL) -> date:
        """Return the last day for agencies to report."""
        return date(self.year, self.last_month, days.agency_day)

    def province_due(self, days: ReportingDays = USUAL) -> date:
        """Return the last day for the province to report."""
        return date(self.year, self.last_month, days.province_day)


def quarter_on(day: date, days: ReportingDays = USUAL) -> Quarter:
    """Return the one reporting quarter to which a day belongs."""
    calendar = Quarter(day.year, (day.month - 1) // _MONTHS + 1)
    return calendar.shifted(1) if day > calendar.closes_on(days) else calendar


def quarter_at(moment: datetime, days: ReportingDays = USUAL) -> Quarter:
    """Return the reporting quarter to which a moment belongs, by the clock of Vietnam."""
    return quarter_on(moment.astimezone(_ZONE).date(), days)


def quarter_of_code(code: str) -> Quarter:
    """Read a quarter as in addresses.

    Raises:
        ValueError: it is not written so.
    """
    year, mark, number = code.partition("-Q")
    if not mark or not (year + number).isascii() or not (year + number).isdigit():
        raise ValueError(code)
    return Quarter(int(year), int(number))


def quarters_between(first: Quarter, last: Quarter) -> Iterator[Quarter]:
    """Yield the quarters from one to another, both included."""
    while first <= last:
        yield first
        first = first.shifted(1)


def midnight(day: date) -> datetime:
    """Return the moment at which a day begins in Vietnam."""
    return datetime(day.year, day.month, day.day, tzinfo=_ZONE)
