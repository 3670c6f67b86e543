"""Areas and lengths are read as Vietnamese is written, kept exactly and shown the same way."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrong.service.forms.rules.decimals import read_decimal
from hamrong.service.forms.rules.definition import Definition, Field
from hamrong.service.forms.rules.notation import DefinitionError
from hamrong.service.forms.rules.parse import parse
from hamrong.service.forms.rules.reading import AreaMatch, Fault, Reading, Setting, read
from hamrong.service.forms.rules.schema import faults_against, json_schema
from hamrong.service.forms.rules.showing import as_typed
from hamrong.service.forms.rules.taking_over import taken_over

SETTING = Setting(date(2024, 6, 1), find_area=lambda _text: AreaMatch())
NUMBERS = st.decimals(0, 999_999_999, places=2)


def form(kind: str, **parts: Any) -> Definition:
    size = {"key": "size", "label": "Diện tích", "type": kind, **parts}
    group = {"key": "land", "title": "Đất", "fields": [size]}
    return parse({"key": "x", "version": "1", "title": "X", "groups": [group]})


def asked(**parts: Any) -> Field:
    return form("decimal", **parts).groups[0].fields[0]


def typed(text: str, **parts: Any) -> Reading:
    return read(asked(**parts), [text], SETTING)


@pytest.mark.parametrize(
    ("text", "kept"),
    [("120,5", "120.5"), ("85.5", "85.5"), ("85,50", "85.5"), ("120", "120"), ("0,25", "0.25"),
     ("1.234", "1234"), ("1.234,5", "1234.5"), ("1 234,5", "1234.5"), ("1234.5", "1234.5"),
     ("1,234.5", "1234.5"), ("1.234.567", "1234567"), ("1,234,567", "1234567"),
     ("120,5 m2", "120.5"), ("120,5m²", "120.5"), ("10,5 mét", "10.5"), ("007,10", "7.1"),
     ("0.5", "0.5")],
)  # fmt: skip
def test_a_size_is_read_as_people_write_it(text: str, kept: str) -> None:
    assert typed(text) == Reading(value=kept)


@pytest.mark.parametrize(
    ("text", "fault"),
    [("rộng", Fault.NOT_A_DECIMAL), ("-5", Fault.NOT_A_DECIMAL), ("1,2,3", Fault.NOT_A_DECIMAL),
     ("12.34.5", Fault.NOT_A_DECIMAL), ("1e5", Fault.NOT_A_DECIMAL), (",5", Fault.NOT_A_DECIMAL),
     ("٣,٥", Fault.NOT_A_DECIMAL), ("9" * 25, Fault.NOT_A_DECIMAL),
     ("1,234", Fault.TOO_MANY_DECIMALS), ("0.125", Fault.TOO_MANY_DECIMALS),
     ("0,9", Fault.TOO_SMALL), ("1000,01", Fault.TOO_LARGE)],
)  # fmt: skip
def test_what_is_no_size_says_why(text: str, fault: Fault) -> None:
    least = 0 if fault is Fault.TOO_MANY_DECIMALS else 1
    assert typed(text, minimum=least, maximum=1000).fault is fault


@given(NUMBERS)
def test_a_number_is_kept_exactly_and_what_is_shown_reads_back(number: Decimal) -> None:
    field = asked()
    value = read(field, [f"{number:f}".replace(".", ",")], SETTING).value
    assert Decimal(value) == number
    assert read(field, as_typed(field, value), SETTING).value == value
    assert faults_against(json_schema(form("decimal")), {"land": {"size": value}}) == []


@given(NUMBERS.filter(lambda number: number % 1 != 0))
def test_a_point_means_the_same_as_a_comma_where_it_divides_no_thousands(number: Decimal) -> None:
    assert read_decimal(f"{number:f}") == read_decimal(f"{number:f}".replace(".", ","))


@given(st.integers(1, 999), st.integers(0, 999))
def test_a_point_before_three_digits_divides_thousands(many: int, rest: int) -> None:
    assert read_decimal(f"{many}.{rest:03}") == many * 1000 + rest


@given(st.text("0123456789,. m²-", max_size=40))
def test_no_text_is_too_much(text: str) -> None:
    reading = typed(text)
    if reading.value is not None:
        assert Decimal(reading.value) >= 0


@given(st.integers(0, 999_999_999))
def test_a_whole_number_of_an_earlier_form_answers_the_question_of_today(size: int) -> None:
    old, new = form("integer"), form("decimal")
    assert taken_over(old, new, {"land": {"size": size}}, SETTING) == {"land": {"size": str(size)}}


def test_only_a_decimal_says_how_many_digits_it_takes() -> None:
    assert typed("1,2345", decimals=4).value == "1.2345"
    with pytest.raises(DefinitionError):
        form("integer", decimals=2)
