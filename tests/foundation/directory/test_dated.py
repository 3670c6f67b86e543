from datetime import date

import pytest
from tests.factories.directory import load_mini_directory

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.directory.actions.load_agencies import load_agencies
from hamrong.foundation.directory.actions.load_areas import load_areas
from hamrong.foundation.directory.models import Agency, Area
from hamrong.kernel.pack.interface import open_pack

pytestmark = pytest.mark.django_db
BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


@pytest.fixture
def mini() -> None:
    load_mini_directory()


@pytest.mark.usefixtures("mini")
def test_an_area_reads_under_the_name_of_the_date() -> None:
    before, after = directory.area("90101", BEFORE), directory.area("90101", AFTER)
    assert before is not None
    assert after is not None
    assert (before.name, before.parent_code) == ("Xã Đồi", "901")
    assert (after.name, after.parent_code) == ("Xã Đồi Rừng", "99")


@pytest.mark.usefixtures("mini")
def test_the_district_level_ends_on_its_day() -> None:
    assert [a.name for a in directory.areas("district", on=BEFORE)] == ["Huyện Thượng", "Thị xã Hạ"]
    assert directory.areas("district", on=AFTER) == []
    assert directory.has_districts(BEFORE)
    assert not directory.has_districts(AFTER)


@pytest.mark.usefixtures("mini")
def test_a_district_task_is_the_communes_once_districts_are_gone() -> None:
    before = directory.authority_for(level="district", area_code="90102", on=BEFORE)
    after = directory.authority_for(level="district", area_code="90101", on=AFTER)
    assert before is not None
    assert after is not None
    assert (before.short_name, after.short_name) == ("UBND huyện Thượng", "UBND xã Đồi Rừng")
    assert directory.authority_for(level="commune", area_code="90102", on=AFTER) is None


@pytest.mark.usefixtures("mini")
def test_a_split_area_tells_all_its_successors() -> None:
    found = directory.successors("90202", BEFORE)
    assert [(s.area.name, s.how) for s in found] == [
        ("Phường Bến", "split_part"),
        ("Xã Biển", "split_main"),
    ]


@pytest.mark.usefixtures("mini")
def test_a_department_is_found_by_its_short_name() -> None:
    found = directory.authority_for(level="province", department_short="Sở Tư pháp", on=BEFORE)
    assert found is not None
    assert found.code == "000.00.14.H99"


@pytest.mark.usefixtures("mini")
def test_everything_below_the_province_is_found_at_any_depth() -> None:
    top = directory.authority_for(level="province", on=BEFORE)
    assert top is not None
    assert len(directory.descendants(top.id, BEFORE)) == 2 + 4 + 5
    assert len(directory.descendants(top.id, AFTER)) == 3 + 5


@pytest.mark.usefixtures("mini")
def test_agencies_are_found_without_diacritics_in_two_queries(
    django_assert_num_queries: object,
) -> None:
    with django_assert_num_queries(2):  # type: ignore[operator]
        page = directory.agencies_page("so TU phap", on=BEFORE)
    assert [a.short_name for a in page.rows] == ["Sở Tư pháp"]


@pytest.mark.usefixtures("mini")
def test_loading_again_changes_nothing() -> None:
    before = Area.objects.count(), Agency.objects.count()
    pack = open_pack("mini")
    assert load_areas(pack).changed == 0
    assert load_agencies(pack).changed == 0
    assert (Area.objects.count(), Agency.objects.count()) == before


def test_the_province_of_the_plan_is_whole_at_each_date() -> None:
    load_areas(open_pack("thanhhoa"))
    counted = {
        on: (len(directory.areas("district", on=on)), len(directory.areas("commune", on=on)))
        for on in (date(2020, 6, 1), date(2024, 12, 31), date(2025, 1, 1), date(2025, 7, 1))
    }
    assert counted == {
        date(2020, 6, 1): (27, 559),
        date(2024, 12, 31): (27, 559),
        date(2025, 1, 1): (26, 547),
        date(2025, 7, 1): (0, 166),
    }
