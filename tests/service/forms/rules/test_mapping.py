"""A press on the map means the place under it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrong.service.forms.rules.definition import Group
from hamrong.service.forms.rules.mapping import (
    SIDE,
    around,
    box_of,
    read_box,
    used_map,
    with_press,
)
from hamrong.service.forms.rules.parse import parse

POINTS = [(19.1, 104.5), (20.6, 106.0), (19.8, 105.78)]
lats, lngs = st.floats(8.5, 23.4), st.floats(102.1, 109.5)


def group() -> Group:
    field = {"key": "place", "label": "Vị trí", "type": "point"}
    source = {"key": "g", "title": "G", "fields": [field]}
    return parse({"key": "x", "version": "1", "title": "X", "groups": [source]}).groups[0]


@given(lats, lngs)
def test_what_is_drawn_is_found_again_where_it_was_drawn(lat: float, lng: float) -> None:
    box = around(lat, lng)
    x, y = box.pixel(lat, lng)
    assert (round(x), round(y)) == (SIDE / 2, SIDE / 2)
    found = box.at(round(x), round(y))
    assert found == pytest.approx((lat, lng), abs=0.0005)


def test_the_province_lies_on_its_map_and_the_box_survives_its_address() -> None:
    box = box_of(POINTS)
    assert all(0 < at < SIDE for point in POINTS for at in box.pixel(*point))
    read = read_box(str(box))
    assert read is not None
    assert read.at(0, 0) == pytest.approx(box.at(0, 0), abs=0.0001)
    assert [read_box(text) for text in ("", "1,2,3", "2,2,1,1", "nan,0,1,1")] == [None] * 4


def test_a_press_is_written_into_the_answer_and_one_by_the_keyboard_is_not() -> None:
    sent = {"place": "", "_box-place": "19.0,105.0,20.0,106.0", "_map-place.x": "144"}
    pressed = with_press(group(), {**sent, "_map-place.y": "72"})
    assert pressed["place"] == ["19.75, 105.5"]
    by_keyboard = {**sent, "_map-place.x": "0", "_map-place.y": "0", "place": "19.1, 105.1"}
    assert with_press(group(), by_keyboard)["place"] == "19.1, 105.1"
    assert used_map({**sent, "_map-place.y": "72"}) == "place"
    assert used_map({"place": "1"}) == ""
