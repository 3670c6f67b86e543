"""When a task is due, as plans say it. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from hamrong.governance.plan.rules.quarter import ROMAN

_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_YEARS = re.compile(r"(\d{4})(?:-(\d{4}))?")


class DueKind(StrEnum):
    """The ways a plan says by when."""

    DAY = "day"
    QUARTER = "quarter"
    YEAR = "year"
    YEARS = "years"
    CONTINUOUS = "continuous"
    YEARLY = "yearly"
    AFTER = "after"
    PER = "per"


@dataclass(frozen=True, slots=True)
class Due:
    """By when: `on` is the last day, None where there is none; `text` what the plan writes."""

    kind: DueKind
    on: date | None
    text: str

    @property
    def waits(self) -> bool:
        """Tell whether it is due only after something has happened."""
        return self.kind is DueKind.AFTER


def due_of(said: Any) -> Due:
    """Read what a plan's `due` says.

    A quarter is due on its last calendar day, a year on 31 December; what is continuous, yearly,
    after a condition or per another decision has no day of its own.

    Raises:
        ValueError: it says nothing known.
    """
    if isinstance(said, Mapping):
        return _of_mapping(said)
    text = str(said)
    if text == DueKind.CONTINUOUS:
        return Due(DueKind.CONTINUOUS, None, "Thực hiện thường xuyên")
    if text == DueKind.YEARLY:
        return Due(DueKind.YEARLY, None, "Hàng năm")
    if found := _QUARTER.fullmatch(text):
        year, number = int(found[1]), int(found[2])
        return Due(DueKind.QUARTER, _last_day(year, number * 3), f"Quý {ROMAN[number - 1]}/{year}")
    if found := _YEARS.fullmatch(text):
        kind = DueKind.YEARS if found[2] else DueKind.YEAR
        return Due(kind, date(int(found[2] or found[1]), 12, 31), f"Năm {text.replace('-', '–')}")
    day = date.fromisoformat(text)
    return Due(DueKind.DAY, day, f"Ngày {day:%d/%m/%Y}")


def _of_mapping(said: Mapping[str, Any]) -> Due:
    if set(said) == {"after"}:
        return Due(DueKind.AFTER, None, str(said["after"]))
    if set(said) == {"per"}:
        return Due(DueKind.PER, None, str(said["per"]))
    raise ValueError(said)


def _last_day(year: int, month: int) -> date:
    after = date(year + month // 12, month % 12 + 1, 1)
    return after - timedelta(days=1)
