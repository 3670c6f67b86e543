import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrong.kernel.text.rules import (
    bare_phone,
    format_money,
    masked_name,
    money_in_words,
    person_sort_key,
    plain,
    sort_key,
)


def test_search_forgets_diacritics_and_case() -> None:
    assert plain("  Đăng ký KHAI SINH\n") == "dang ky khai sinh"


@given(st.text())
def test_plain_of_plain_is_plain(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(st.text())
def test_what_is_searched_can_always_be_stored(text: str) -> None:
    assert "\x00" not in plain(text)
    plain(text + "\ud800").encode()


def test_composed_and_decomposed_text_are_searched_alike() -> None:
    text = "Nguyễn Thị Đào"
    assert plain(unicodedata.normalize("NFD", text)) == plain(unicodedata.normalize("NFC", text))


def test_words_sort_by_letters_before_tones() -> None:
    words = ["ân", "án", "an", "ăn", "bàn", "đa", "da", "e", "à", "ba"]
    assert sorted(words, key=sort_key) == [
        "à",
        "an",
        "án",
        "ăn",
        "ân",
        "ba",
        "bàn",
        "da",
        "đa",
        "e",
    ]


def test_people_sort_by_given_name() -> None:
    people = ["Trần Văn An", "Lê Thị Bình", "Nguyễn Văn An"]
    assert sorted(people, key=person_sort_key) == ["Nguyễn Văn An", "Trần Văn An", "Lê Thị Bình"]


def test_money_reads_with_dots() -> None:
    assert format_money(1234567) == "1.234.567 đồng"


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (5, "Năm đồng"),
        (15, "Mười lăm đồng"),
        (21, "Hai mươi mốt đồng"),
        (24, "Hai mươi tư đồng"),
        (105, "Một trăm lẻ năm đồng"),
        (8_000, "Tám nghìn đồng"),
        (75_000, "Bảy mươi lăm nghìn đồng"),
        (1_000_005, "Một triệu không trăm lẻ năm đồng"),
        (1_234_567, "Một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy đồng"),
        (2_000_000_000, "Hai tỷ đồng"),
    ],
)
def test_money_in_words(amount: int, words: str) -> None:
    assert money_in_words(amount) == words


@given(st.integers(min_value=0, max_value=10**15))
def test_every_amount_has_words(amount: int) -> None:
    words = money_in_words(amount)
    assert words.endswith(" đồng")
    assert "  " not in words


@pytest.mark.parametrize(
    ("typed", "phone"),
    [
        ("0912 345 678", "0912345678"),
        ("+84 912.345.678", "0912345678"),
        ("912345678", ""),
        ("hoa@vidu.vn", ""),
    ],
)
def test_phones_are_read_as_people_write_them(typed: str, phone: str) -> None:
    assert bare_phone(typed) == phone


def test_a_stranger_does_not_learn_the_name() -> None:
    assert masked_name("Nguyễn Thị Hoa") == "N. T. Hoa"
    assert masked_name("  ") == ""
