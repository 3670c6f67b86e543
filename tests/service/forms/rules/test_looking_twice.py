"""Numbers that carry their holder's birth and sex are compared with what is said beside them."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrong.service.forms.rules.definition import Definition
from hamrong.service.forms.rules.doubting import doubts
from hamrong.service.forms.rules.judging import read_group
from hamrong.service.forms.rules.parse import parse
from hamrong.service.forms.rules.personal_number import has_known_origin, holder
from hamrong.service.forms.rules.picking import pick
from hamrong.service.forms.rules.reading import AreaMatch, Fault, Setting

SETTING = Setting(date(2024, 6, 1), find_area=lambda _text: AreaMatch())
SEXES = [{"value": "male", "label": "Nam"}, {"value": "female", "label": "Nữ"}]
NUMBER = {"key": "number", "label": "Số định danh", "type": "personal_id", "cmnd": True}
BIRTH = {"key": "birth_date", "label": "Ngày sinh", "type": "date"}
SEX = {"key": "sex", "label": "Giới tính", "type": "choice", "options": SEXES}


def form(*fields: dict[str, Any]) -> Definition:
    group = {"key": "person", "title": "Người", "fields": list(fields)}
    return parse({"key": "x", "version": "1", "title": "X", "groups": [group]})


def found(definition: Definition, **typed: str) -> list[tuple[str, Fault | None]]:
    group = definition.groups[0]
    answers = read_group(group, typed, SETTING).answers
    return [(f.name, f.reading.fault) for f in doubts(definition, {"person": answers})]


@pytest.mark.parametrize(
    ("number", "birth", "sex", "fault"),
    [
        ("038185001234", "05/03/1985", "female", None),
        ("038085001234", "05/03/1985", "male", None),
        ("038219001234", "05/03/2019", "male", None),
        ("038319001234", "05/03/2019", "female", None),
        ("038185001234", "05/03/1958", "female", Fault.NUMBER_OF_ANOTHER_YEAR),
        ("038119001234", "05/03/2019", "female", Fault.NUMBER_OF_ANOTHER_YEAR),
        ("038185001234", "05/03/1985", "male", Fault.NUMBER_OF_ANOTHER_SEX),
        ("171234567", "05/03/1985", "male", None),
        ("", "05/03/1985", "male", None),
    ],
)
def test_a_number_of_somebody_else_is_worth_a_second_look(
    number: str, birth: str, sex: str, fault: Fault | None
) -> None:
    told = found(form(NUMBER, BIRTH, SEX), number=number, birth_date=birth, sex=sex)
    assert told == ([("number", fault)] if fault else [])


def test_a_row_is_compared_with_itself_and_named() -> None:
    rows = {"key": "members", "label": "Thành viên", "type": "rows", "columns": [NUMBER, BIRTH]}
    typed = {"members-0-number": "038185001234", "members-0-birth_date": "05/03/1985"}
    typed |= {"members-1-number": "038185001234", "members-1-birth_date": "05/03/1990"}
    told = found(form(rows), **typed)
    assert told == [("members-1-number", Fault.NUMBER_OF_ANOTHER_YEAR)]


@given(st.integers(0, 999), st.integers(0, 9), st.integers(0, 99), st.integers(0, 999_999))
def test_every_number_names_a_holder_of_its_century(
    origin: int, digit: int, year: int, rest: int
) -> None:
    said = holder(f"{origin:03}{digit}{year:02}{rest:06}")
    assert said is not None
    assert said.female == bool(digit % 2)
    assert said.birth_year == 1900 + 100 * (digit // 2) + year


def test_numbers_begin_with_a_province_or_a_country() -> None:
    assert [has_known_origin(f"{code:03}123456789") for code in (1, 38, 96, 101)] == [True] * 4
    assert [has_known_origin(f"{code:03}123456789") for code in (0, 3, 39, 97)] == [False] * 4
    reading = read_group(form(NUMBER).groups[0], {"number": "039185001234"}, SETTING)
    assert reading.inputs == {"number": ["039185001234"]}


TRADES = [("4711", "Bán lẻ lương thực, thực phẩm (4711)"), ("4721", "Bán lẻ lương thực (4721)"),
          ("5610", "Nhà hàng và các dịch vụ ăn uống (5610)")]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "code"),
    [("5610", "5610"), ("nha hang", "5610"), ("Bán lẻ lương thực (4721)", "4721"),
     ("dịch vụ ăn uống", "5610"), ("ban le luong thuc", None), ("thép", None)],
)  # fmt: skip
def test_an_entry_is_found_by_code_label_or_its_only_words(typed: str, code: str | None) -> None:
    assert pick(typed, TRADES).code == code


def test_words_of_several_entries_name_them_all() -> None:
    assert pick("ban le luong thuc", TRADES).candidates == (TRADES[0][1], TRADES[1][1])
    assert pick("thép", TRADES).candidates == ()
