"""The door: what other contexts may use."""

from hamrong.kernel.text.rules import (
    bare_phone,
    date_in_words,
    format_date,
    format_money,
    format_number,
    format_share,
    format_time,
    is_vietnamese,
    masked_name,
    money_in_words,
    person_sort_key,
    plain,
    sort_key,
)

__all__ = [
    "bare_phone",
    "date_in_words",
    "format_date",
    "format_money",
    "format_number",
    "format_share",
    "format_time",
    "is_vietnamese",
    "masked_name",
    "money_in_words",
    "person_sort_key",
    "plain",
    "sort_key",
]
