"""Days that must come in order: nobody dies before being born."""

from typing import Any

from hamrong.service.forms.rules.definition import Answers, Field
from hamrong.service.forms.rules.reading import Fault, Reading


def in_order(asked: Field, value: Any, answers: Answers) -> Reading:
    """Return the reading of a date or year, a fault where it comes before the one it follows.

    `answers` are all that are known, by page; those of the own row under ROW for a column. Where
    one of the two is only a year, years are compared. Without the other there is no order.
    """
    earlier = asked.not_before
    other = answers.get(earlier.group, {}).get(earlier.field) if earlier else None
    if earlier is None or value is None or other is None or not _is_before(value, other):
        return Reading(value=value)
    detail = {"earlier": earlier.label, "day": _day(other)}
    return Reading(value=value, fault=Fault.BEFORE_ANOTHER, detail=detail)


def _is_before(value: str | int, other: str | int) -> bool:
    if isinstance(value, str) and isinstance(other, str):
        return value < other
    return int(str(value)[:4]) < int(str(other)[:4])


def _day(stored: str | int) -> str:
    return "/".join(reversed(str(stored).split("-")))
