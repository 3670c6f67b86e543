"""The door: what other contexts may use."""

from hamrong.kernel.text.queries.pack_text import as_written, stays_vietnamese, told, told_plain
from hamrong.kernel.text.rules import (
    bare_phone,
    date_in_words,
    format_date,
    format_money,
    format_number,
    format_time,
    masked_name,
    money_in_words,
    person_sort_key,
    plain,
    sort_key,
)

__all__ = [
    "as_written",
    "bare_phone",
    "date_in_words",
    "format_date",
    "format_money",
    "format_number",
    "format_time",
    "masked_name",
    "money_in_words",
    "person_sort_key",
    "plain",
    "sort_key",
    "stays_vietnamese",
    "told",
    "told_plain",
]
