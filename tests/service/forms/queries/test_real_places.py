"""The communes of the province as they are, before and after the first of July 2025."""

from datetime import date
from typing import Any

import pytest
from tests.factories.directory import load_real_directory

from hamrong.service.forms.queries.areas import setting
from hamrong.service.forms.queries.map import province_map
from hamrong.service.forms.rules.mapping import SIDE

pytestmark = pytest.mark.django_db


def test_old_addresses_become_todays_and_the_person_is_asked_where_a_commune_was_split(
    settings: Any,
) -> None:
    load_real_directory()
    settings.ORGANISATION_DATE = date(2025, 1, 2)
    before = setting().find_area
    found = before("nam ngạn, tp thanh hóa")
    assert found.text == "Phường Nam Ngạn, Thành phố Thanh Hóa, Tỉnh Thanh Hóa"
    assert before("Thị trấn Hà Trung").code is not None
    settings.ORGANISATION_DATE = date(2025, 7, 1)
    after = setting().find_area
    merged = after("Phường Nam Ngạn, thành phố Thanh Hóa")
    assert (merged.code, merged.text) == ("14758", "Phường Hàm Rồng, Tỉnh Thanh Hóa")
    assert merged.former == "Phường Nam Ngạn, Thành phố Thanh Hóa, Tỉnh Thanh Hóa"
    split = after("Thị trấn Hà Trung, huyện Hà Trung")
    assert split.code is None
    assert set(split.candidates) == {"Xã Hà Trung", "Xã Hoạt Giang"}
    assert after("Xã Hoạt Giang").text == "Xã Hoạt Giang, Tỉnh Thanh Hóa"
    box = province_map()
    assert box is not None
    inside = [box.pixel(lat, lng) for lat, lng in ((19.35, 105.8), (20.55, 104.6))]
    assert all(0 < at < SIDE for place in inside for at in place)
