"""People write the commune they have always known; what became of it is found, or asked."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries
from tests.factories.forms import areas

from hamrong.foundation.directory.models import Area, How, Level, Reorganisation, Succession
from hamrong.service.forms.queries.areas import setting
from hamrong.service.forms.rules.reading import AreaMatch

pytestmark = pytest.mark.django_db
MERGED_ON = date(2019, 12, 1)


@pytest.fixture(autouse=True)
def merged() -> None:
    """Two communes that ended: one went over whole, one was split."""
    areas()
    district = Area.objects.get(code="407")
    hai_ha = Area.objects.get(code="16660")
    neighbour = _commune("16661", "Xã Hải Thượng", district)
    day = Reorganisation.objects.create(on=MERGED_ON)
    gone = _commune("16662", "Xã Hải Yến", district, ends=MERGED_ON)
    Succession.objects.create(reorganisation=day, old=gone, new=hai_ha, how=How.WHOLE)
    split = _commune("16663", "Xã Hải Hòa", district, ends=MERGED_ON)
    for heir, how in ((hai_ha, How.SPLIT_MAIN), (neighbour, How.SPLIT_PART)):
        Succession.objects.create(reorganisation=day, old=split, new=heir, how=how)


def _commune(code: str, name: str, district: Area, ends: date | None = None) -> Area:
    return Area.objects.create(
        code=code,
        name=name,
        type="Xã",
        level=Level.COMMUNE,
        parent=district,
        valid_from=date(2019, 1, 1),
        valid_to=ends,
    )


def find(text: str) -> AreaMatch:
    return setting().find_area(text)


def test_a_merged_commune_becomes_its_successor_and_keeps_its_old_name() -> None:
    found = find("hai yen, nghi son")
    assert (found.code, found.former) == ("16660", "Xã Hải Yến, Thị xã Nghi Sơn, Tỉnh Thanh Hóa")


def test_the_person_is_asked_where_a_commune_was_split() -> None:
    found = find("Xã Hải Hòa")
    assert found.code is None
    assert set(found.candidates) == {
        "Xã Hải Hà, Thị xã Nghi Sơn",
        "Xã Hải Thượng, Thị xã Nghi Sơn",
    }
    assert found.former.startswith("Xã Hải Hòa")


def test_a_commune_of_today_is_never_taken_for_a_former_one() -> None:
    assert find("Hải Hà") == AreaMatch(
        code="16660", text="Xã Hải Hà, Thị xã Nghi Sơn, Tỉnh Thanh Hóa"
    )
    assert find("Xã Nơi Nào") == AreaMatch()


def test_all_places_are_read_in_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    asked = setting()
    with django_assert_num_queries(1):
        for text in ("Hải Hà", "Xã Nơi Nào", "Hải Thượng"):
            asked.find_area(text)
