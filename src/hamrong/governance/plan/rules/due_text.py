"""Writing by when a task is due, in the words of the plan's readers. Pure."""

import re
from datetime import date
from typing import Any, Final

from hamrong.governance.plan.rules.due import DueKind, due_of
from hamrong.governance.plan.rules.quarter import ROMAN

_QUARTER: Final = re.compile(r"(?:quý\s*|q)?(iv|i{1,3}|[1-4])\s*[/-]\s*(\d{4})", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?:năm\s*)?(\d{4})", re.IGNORECASE)
_YEARS: Final = re.compile(r"(?:(?:giai đoạn|năm)\s*)?(\d{4})\s*[-–]\s*(\d{4})", re.IGNORECASE)
_DAY: Final = re.compile(r"(?:ngày\s*)?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.IGNORECASE)
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
SAYS_NOTHING: Final = frozenset({DueKind.CONTINUOUS, DueKind.YEARLY})


def written(said: Any) -> tuple[DueKind, str]:
    """Return the kind of a plan's `due`, and the rest as people write it: "II/2020", "2019-2020".

    Raises:
        ValueError: it says nothing known.
    """
    due = due_of(said)
    if due.kind in SAYS_NOTHING:
        return due.kind, ""
    if due.kind in {DueKind.AFTER, DueKind.PER}:
        return due.kind, due.text
    text = str(said)
    if due.kind is DueKind.QUARTER:
        return due.kind, f"{ROMAN[int(text[-1]) - 1]}/{text[:4]}"
    return due.kind, f"{due.on:%d/%m/%Y}" if due.kind is DueKind.DAY else text


def read(kind: DueKind, text: str) -> Any:
    """Return a plan's `due` of a kind from what somebody wrote.

    Raises:
        ValueError: the text is not written as the kind asks.
    """
    text = text.strip()
    if kind in SAYS_NOTHING:
        return kind.value
    if kind in {DueKind.AFTER, DueKind.PER}:
        if not text:
            raise ValueError(kind)
        return {kind.value: text}
    return _READERS[kind](text)


def _quarter(text: str) -> str:
    found = _matched(_QUARTER, text)
    number = found[1].upper()
    place = ROMAN.index(number) + 1 if number in ROMAN else int(number)
    return f"{_year(found[2])}-Q{place}"


def _one_year(text: str) -> int:
    return _year(_matched(_YEAR, text)[1])


def _years(text: str) -> str:
    found = _matched(_YEARS, text)
    first, last = _year(found[1]), _year(found[2])
    if first > last:
        raise ValueError(text)
    return f"{first}-{last}"


def _day(text: str) -> str:
    found = _matched(_DAY, text)
    return date(_year(found[3]), int(found[2]), int(found[1])).isoformat()


def _matched(pattern: re.Pattern[str], text: str) -> re.Match[str]:
    found = pattern.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return found


def _year(text: str) -> int:
    year = int(text)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(text)
    return year


_READERS: Final = {
    DueKind.QUARTER: _quarter,
    DueKind.YEAR: _one_year,
    DueKind.YEARS: _years,
    DueKind.DAY: _day,
}
