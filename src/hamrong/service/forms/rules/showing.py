"""Stored answers as people write them: in an input to be corrected."""

from typing import Any

from hamrong.kernel.text.interface import format_number
from hamrong.service.forms.rules.definition import Field, FieldType


def as_typed(field: Field, value: Any) -> list[str]:
    """Return a stored value as the texts an input would hold; reading them gives the value back.

    Dates are dd/mm/yyyy, amounts of money have dots between thousands.
    """
    if value is None:
        return []
    if field.type is FieldType.MULTICHOICE:
        return list(value)
    if field.type is FieldType.ROWS:
        return []
    return [_one(field, value)]


def _one(field: Field, value: Any) -> str:
    match field.type:
        case FieldType.DATE:
            year, month, day = str(value).split("-")
            return f"{day}/{month}/{year}"
        case FieldType.MONEY | FieldType.COMPUTED:
            return format_number(value)
        case FieldType.POINT:
            return f"{value['lat']}, {value['lng']}"
        case FieldType.YES_NO | FieldType.STATEMENT:
            return "yes" if value else "no"
        case FieldType.AREA:
            return str(value["text"])
        case _:
            return str(value)
