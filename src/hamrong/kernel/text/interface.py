"""The door: what other contexts may use."""

from hamrong.kernel.text.rules import (
    format_date,
    format_money,
    format_number,
    format_time,
    money_in_words,
    person_sort_key,
    plain,
    sort_key,
)

__all__ = [
    "format_date",
    "format_money",
    "format_number",
    "format_time",
    "money_in_words",
    "person_sort_key",
    "plain",
    "sort_key",
]
