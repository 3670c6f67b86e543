"""Stored answers as people write them: in an input to be corrected."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from hamrong.kernel.text.interface import format_number
from hamrong.service.forms.rules import decimals
from hamrong.service.forms.rules.definition import Field, FieldType


def as_typed(field: Field, value: Any) -> list[str]:
    """Return a stored value as the texts an input would hold; reading them gives the value back.

    Dates are dd/mm/yyyy, amounts of money have dots between thousands.
    """
    if value is None:
        return []
    if field.type is FieldType.MULTICHOICE:
        return list(value)
    if field.type in {FieldType.ROWS, FieldType.FILE}:
        return []
    return [_one(field, value)]


_PLAIN = frozenset(
    {FieldType.TEXT, FieldType.LONGTEXT, FieldType.NAME, FieldType.PHONE, FieldType.EMAIL}
    | {FieldType.PERSONAL_ID, FieldType.TAX_CODE}
)


def fits_type(field: Field, value: Any) -> bool:
    """Tell whether a value from elsewhere can stand in a question's input to be corrected."""
    if field.type is FieldType.DATE:
        return isinstance(value, str) and _is_day(value)
    if field.type is FieldType.PICK:
        return isinstance(value, str) and bool(value)
    if field.type is FieldType.AREA:
        return isinstance(value, Mapping) and isinstance(value.get("text"), str)
    if field.type in {FieldType.YEAR, FieldType.DECIMAL}:
        return isinstance(value, int)
    if field.options:
        return value in {option.value for option in field.options}
    return field.type in _PLAIN and isinstance(value, str)


def same_answer(before: FieldType, now: FieldType) -> bool:
    """Tell whether an answer to a question of one type can answer one of another."""
    return before is now or (before, now) == (FieldType.INTEGER, FieldType.DECIMAL)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _number(field: Field, value: int | str) -> str:
    if field.type is FieldType.DECIMAL:
        return decimals.shown(value)
    return value if isinstance(value, str) else format_number(value)


def _one(field: Field, value: Any) -> str:
    match field.type:
        case FieldType.DATE:
            year, month, day = str(value).split("-")
            return f"{day}/{month}/{year}"
        case FieldType.MONEY | FieldType.COMPUTED | FieldType.DECIMAL:
            return _number(field, value)
        case FieldType.POINT:
            return f"{value['lat']}, {value['lng']}"
        case FieldType.YES_NO | FieldType.STATEMENT:
            return "yes" if value else "no"
        case FieldType.AREA | FieldType.PICK:
            return str(value["text"] if isinstance(value, Mapping) else value)
        case _:
            return str(value)
