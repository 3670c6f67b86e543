"""The code of a citizen's card is read whole, or refused."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrong.service.reception.rules import Card, CardError, looks_like_card, read_card

CODE = "038185001234|171234567|Nguyễn Thị Hoa|05031985|Nữ|Thôn Đông, Hải Hà, Nghi Sơn|15062021"


def test_a_card_is_read() -> None:
    assert read_card(CODE) == Card(
        personal_id="038185001234",
        former_id="171234567",
        full_name="Nguyễn Thị Hoa",
        born_on=date(1985, 3, 5),
        sex="female",
        address="Thôn Đông, Hải Hà, Nghi Sơn",
        issued_on=date(2021, 6, 15),
    )


def test_a_card_without_former_number_or_day_of_issue_is_read() -> None:
    card = read_card("038185001234||Nguyễn Thị Hoa|05031985|Nam|Thôn Đông")
    assert (card.former_id, card.issued_on, card.sex) == ("", None, "male")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "038185001234",
        CODE.replace("038185001234", "03818500123"),
        CODE.replace("05031985", "31021985"),
        CODE.replace("Nữ", "?"),
        CODE.replace("Nguyễn Thị Hoa", ""),
        CODE + "|thêm",
    ],
)
def test_what_is_no_card_is_refused(text: str) -> None:
    with pytest.raises(CardError):
        read_card(text)


@given(st.text(max_size=120))
def test_nothing_scanned_breaks_the_reader(text: str) -> None:
    with contextlib.suppress(CardError):
        assert read_card(text).full_name
    assert looks_like_card(text) == (text.count("|") >= 5)


names = st.from_regex(r"[A-ZĐ][a-zđ]{1,8}( [A-ZĐ][a-zđ]{1,8}){1,3}", fullmatch=True)
days = st.dates(date(1900, 1, 1), date(2030, 12, 31))


@given(st.from_regex(r"[0-9]{12}", fullmatch=True), names, days, st.sampled_from(["Nam", "Nữ"]))
def test_every_well_made_card_comes_back_as_it_was(
    number: str, name: str, born: date, sex: str
) -> None:
    card = read_card(f"{number}||{name}|{born:%d%m%Y}|{sex}|Thôn 1|")
    assert (card.personal_id, card.full_name, card.born_on) == (number, name, born)
