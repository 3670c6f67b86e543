"""What people type is understood the way they mean it, or answered with what is wrong."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrong.service.forms.rules.clean import MAX_KEPT, clean, raw_input
from hamrong.service.forms.rules.definition import Field, FieldType, Option
from hamrong.service.forms.rules.places import Place, match_place
from hamrong.service.forms.rules.reading import (
    Fault,
    Reading,
    Setting,
    read,
    tax_check_digit,
)
from hamrong.service.forms.rules.showing import as_typed

PLACES = (
    Place("16660", ("Xã Hải Hà", "Thị xã Nghi Sơn", "Tỉnh Thanh Hóa")),
    Place("14758", ("Phường Hàm Rồng", "Thành phố Thanh Hóa", "Tỉnh Thanh Hóa")),
    Place("15001", ("Xã Thành Sơn", "Huyện Bá Thước", "Tỉnh Thanh Hóa")),
    Place("15002", ("Xã Thành Sơn", "Huyện Quan Hóa", "Tỉnh Thanh Hóa")),
    Place("15003", ("Thị trấn Xá Lượng", "Huyện Quan Hóa", "Tỉnh Thanh Hóa")),
    Place("15004", ("Xã Lượng", "Huyện Quan Sơn", "Tỉnh Thanh Hóa")),
)
SETTING = Setting(today=date(2020, 6, 1), find_area=lambda text: match_place(text, PLACES))
ASKED = [
    kind for kind in FieldType if kind not in {FieldType.ROWS, FieldType.COMPUTED, FieldType.FILE}
]
OPTIONS = (Option("male", "Nam"), Option("female", "Nữ"))


def field(kind: FieldType, **parts: object) -> Field:
    options = OPTIONS if kind in {FieldType.CHOICE, FieldType.MULTICHOICE} else ()
    given_parts = {"max_length": 250, "options": options, **parts}
    return Field(key="x", label="Ô", type=kind, **given_parts)  # type: ignore[arg-type]


def of(kind: FieldType, *texts: str, **parts: object) -> Reading:
    return read(field(kind, **parts), list(texts), SETTING)


@pytest.mark.parametrize(
    ("text", "value"),
    [("05/03/2019", "2019-03-05"), ("5/3/2019", "2019-03-05"), ("5-3-2019", "2019-03-05"),
     ("5.3.2019", "2019-03-05"), (" 5 / 3 / 2019 ", "2019-03-05"), ("05032019", "2019-03-05"),
     ("5 3 2019", "2019-03-05"), ("2019-03-05", "2019-03-05")],
)  # fmt: skip
def test_dates_are_read_day_first_in_the_ways_people_write_them(text: str, value: str) -> None:
    assert of(FieldType.DATE, text).value == value


@pytest.mark.parametrize(
    ("text", "fault"),
    [("31/02/2019", Fault.NO_SUCH_DAY), ("12/31/2019", Fault.NO_SUCH_DAY),
     ("mai", Fault.NOT_A_DATE), ("05/03/19", Fault.NOT_A_DATE), ("01/01/1800", Fault.TOO_EARLY),
     ("01/01/2919", Fault.TOO_LATE),
     ("٠٥/٠٣/٢٠١٩", Fault.NOT_A_DATE)],
)  # fmt: skip
def test_a_date_that_is_none_says_why(text: str, fault: Fault) -> None:
    assert of(FieldType.DATE, text).fault is fault


def test_a_past_date_may_be_today_but_not_tomorrow() -> None:
    assert of(FieldType.DATE, "01/06/2020", past=True).value == "2020-06-01"
    assert of(FieldType.DATE, "02/06/2020", past=True).fault is Fault.IN_THE_FUTURE


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.234.567", 1234567), ("1234567", 1234567), ("1,234,567 đồng", 1234567), ("5000đ", 5000),
     ("1 234 567", 1234567)],
)  # fmt: skip
def test_money_is_read_with_and_without_dots(text: str, value: int) -> None:
    assert of(FieldType.MONEY, text, minimum=0).value == value


@pytest.mark.parametrize("text", ["1.23.4", "12,5", "một triệu", "1.2345", "-5", "", "9" * 400])
def test_money_that_could_mean_two_things_is_not_guessed(text: str) -> None:
    assert of(FieldType.MONEY, text, minimum=0).value is None


@pytest.mark.parametrize("text", ["0912345678", "+84912345678", "0912.345.678", "84 912 345 678"])
def test_phones_are_kept_as_ten_digits(text: str) -> None:
    assert of(FieldType.PHONE, text).value == "0912345678"


def test_landlines_of_the_province_are_phones() -> None:
    assert of(FieldType.PHONE, "0237.3900.900").value == "02373900900"


def test_a_personal_id_has_twelve_digits_or_nine_where_the_old_card_is_allowed() -> None:
    assert of(FieldType.PERSONAL_ID, "038 185 001 234").value == "038185001234"
    assert of(FieldType.PERSONAL_ID, "171234567").fault is Fault.NOT_A_PERSONAL_ID
    assert of(FieldType.PERSONAL_ID, "171234567", cmnd=True).value == "171234567"
    assert of(FieldType.PERSONAL_ID, "000000001", cmnd=True).value is None


def test_a_passport_is_taken_where_it_is_allowed_and_a_slip_in_an_id_is_not_one() -> None:
    parts = {"cmnd": True, "passport": True}
    assert of(FieldType.PERSONAL_ID, "c1234567", **parts).value == "C1234567"
    assert of(FieldType.PERSONAL_ID, "03818500123", **parts).value is None
    assert of(FieldType.PERSONAL_ID, "C1234567").value is None


def test_a_tax_code_with_a_slip_is_found_by_its_check_digit() -> None:
    assert of(FieldType.TAX_CODE, "0100109106").value == "0100109106"
    assert of(FieldType.TAX_CODE, "0100109106001").value == "0100109106-001"
    assert of(FieldType.TAX_CODE, "0100109116").fault is Fault.WRONG_CHECK_DIGIT


@given(st.text("0123456789", min_size=9, max_size=9), st.integers(0, 8), st.integers(1, 9))
def test_no_single_slip_in_a_tax_code_goes_unseen(nine: str, at: int, by: int) -> None:
    slipped = nine[:at] + str((int(nine[at]) + by) % 10) + nine[at + 1 :]
    digit = tax_check_digit(nine)
    assert digit is None or digit != tax_check_digit(slipped)


@pytest.mark.parametrize("text", ["a@b", "a b@c.vn", "@c.vn", "a@c..vn", "ă@c.vn", "a@-c.vn"])
def test_a_wrong_mail_address_is_not_taken(text: str) -> None:
    assert of(FieldType.EMAIL, text).fault is Fault.NOT_AN_EMAIL


@pytest.mark.parametrize("text", ["Lê Văn An 2", "<b>An</b>", "???", "@"])
def test_a_name_has_letters_only(text: str) -> None:
    assert of(FieldType.NAME, text).fault is Fault.NOT_A_NAME


@pytest.mark.parametrize("text", ["H'Hen Niê", "Nguyễn  Thị   Hoa", "Y Ban", "Lò-Văn Ơn"])
def test_names_of_all_peoples_are_names(text: str) -> None:
    assert of(FieldType.NAME, text).value == " ".join(text.split())


def test_choices_outside_the_list_are_refused_and_order_is_the_forms() -> None:
    assert of(FieldType.CHOICE, "other").fault is Fault.NOT_AN_OPTION
    assert of(FieldType.MULTICHOICE, "female", "male", "male").value == ["male", "female"]
    assert of(FieldType.MULTICHOICE, "female", "x").fault is Fault.NOT_AN_OPTION


@pytest.mark.parametrize(
    ("text", "code"),
    [("Xã Hải Hà, Thị xã Nghi Sơn", "16660"), ("hai ha", "16660"),
     ("Hải Hà, TX. Nghi Sơn", "16660"),
     ("x. Hải Hà, Thanh Hoá", "16660"), ("Thành Sơn, Quan Hóa", "15002"),
     ("P. Hàm Rồng, TP Thanh Hóa, tỉnh Thanh Hóa", "14758"), ("Xã Lượng", "15004"),
     ("Xá Lượng", "15003"), ("Thị trấn Xá Lượng", "15003")],
)  # fmt: skip
def test_a_commune_is_found_as_people_write_it(text: str, code: str) -> None:
    assert match_place(text, PLACES).code == code


def test_communes_of_one_name_are_put_to_choice() -> None:
    match = match_place("Thành Sơn", PLACES)
    assert match.code is None
    assert match.candidates == ("Xã Thành Sơn, Huyện Bá Thước", "Xã Thành Sơn, Huyện Quan Hóa")
    assert all(match_place(text, PLACES).code for text in match.candidates)


def test_a_place_outside_the_province_is_taken_in_words_where_that_is_allowed() -> None:
    text = "Xã Nghi Long, huyện Nghi Lộc, tỉnh Nghệ An"
    assert of(FieldType.AREA, text, elsewhere=True).value == {"code": None, "text": text}
    assert of(FieldType.AREA, text).fault is Fault.UNKNOWN_AREA
    assert of(FieldType.AREA, "Hải", elsewhere=True).fault is Fault.UNKNOWN_AREA_OR_ELSEWHERE


@given(st.sampled_from(PLACES))
def test_every_offered_commune_is_found_by_the_words_offered(place: Place) -> None:
    assert match_place(place.short, PLACES).code == place.code
    assert match_place(place.full, PLACES).code == place.code


anything = st.one_of(
    st.text(st.characters(exclude_categories=[])), st.binary(), st.integers(), st.none(),
    st.floats(), st.booleans(), st.dictionaries(st.text(), st.text()),
    st.from_regex(r"\d{1,14}([./-]\d{1,4}){0,3}"),
)  # fmt: skip
sent = st.one_of(anything, st.lists(anything, max_size=5))


@given(st.sampled_from(ASKED), sent)
def test_nothing_that_is_posted_ever_breaks_a_reader(kind: FieldType, value: object) -> None:
    raw = raw_input({"x": value}, "x")
    reading = read(field(kind, elsewhere=True, past=True), raw, SETTING)
    assert (reading.value is None) or (reading.fault is None)
    if reading.value is None and reading.fault is None:
        assert not any(text.strip() for text in raw)


@given(st.sampled_from(ASKED), sent)
def test_a_stored_answer_reads_back_as_itself(kind: FieldType, value: object) -> None:
    asked = field(kind, elsewhere=True, past=True)
    stored = read(asked, raw_input({"x": value}, "x"), SETTING).value
    if stored is not None:
        assert read(asked, as_typed(asked, stored), SETTING).value == stored


@given(st.text(st.characters(exclude_categories=[])))
def test_cleaned_text_can_be_stored_and_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)
    assert "\x00" not in once
    assert once.encode().decode() == once
    assert clean(once) == once


def test_vietnamese_typed_with_combining_marks_is_the_same_text() -> None:
    assert clean("Nguyễn") == "Nguyễn"


def test_ten_megabytes_are_cut_to_what_a_draft_keeps() -> None:
    raw = raw_input({"x": "a" * 10_000_000}, "x")
    assert len(raw[0]) == MAX_KEPT
    assert read(field(FieldType.TEXT), raw, SETTING).fault is Fault.TOO_LONG
