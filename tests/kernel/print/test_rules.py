"""Only what has a shape is printed; codes can be read."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrong.kernel.print.rules import PRINTABLE, printable, printable_data, qr_codes, qr_svg


def allowed(sign: str) -> bool:
    return sign == "\n" or any(first <= ord(sign) <= last for first, last in PRINTABLE)


@given(st.text())
def test_nothing_without_a_shape_is_left(text: str) -> None:
    assert all(allowed(sign) for sign in printable(text))


def test_capitals_of_all_signs_have_shapes_too() -> None:
    signs = "".join(chr(c) for first, last in PRINTABLE for c in range(first, last + 1))
    assert all(allowed(sign) for sign in signs.upper())


def test_vietnamese_and_minority_names_are_printed_as_written() -> None:
    for name in ("Nguyễn Thị Ẫn", "ĐẶNG HỮU PHƯỢNG", "Y Bhĭm Niê Kđăm", "H’Ŭč Êban"):
        assert printable(name) == name


def test_marks_written_apart_are_joined_and_strange_signs_boxed() -> None:
    assert printable("Nguye\u0302\u0303n") == "Nguyễn"
    assert printable("a\u0000b 漢") == "a□b □"
    assert printable("a\r\nb\tc") == "a\nb c"


def test_data_is_made_printable_all_through() -> None:
    data = {"a": ["漢", {"b": ("x", 1, None, True)}]}
    assert printable_data(data) == {"a": ["□", {"b": ["x", 1, None, True]}]}
    with pytest.raises(TypeError, match="object is no plain value"):
        printable_data([object()])


def test_a_code_is_an_image_without_inline_styles() -> None:
    svg = qr_svg("https://example.vn/xac-minh/ABC")
    root = ET.fromstring(svg)
    assert root.tag.endswith("svg")
    assert "style" not in svg
    with pytest.raises(ValueError, match="needs a text"):
        qr_svg("")


def test_addresses_in_the_data_get_codes() -> None:
    assert set(qr_codes({"check_url": "https://a.vn", "other_url": "", "x": "https://b.vn"})) == {
        "check_url"
    }
