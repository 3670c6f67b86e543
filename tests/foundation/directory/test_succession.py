"""What became of agencies, with the mini province and with the real one."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.plugin import DjangoDbBlocker
from tests.factories.directory import load_mini_directory, load_real_directory

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.directory.interface import Passing
from hamrong.foundation.directory.rules import Link, heirs, links_by_old

FIRST, SECOND = date(2025, 1, 1), date(2025, 7, 1)


@pytest.fixture(scope="module")
def thanh_hoa(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        load_real_directory()
        yield
        transaction.set_rollback(True)


@pytest.mark.usefixtures("thanh_hoa")
def test_the_real_province_has_the_units_of_each_date() -> None:
    first, second = directory.count_units(FIRST), directory.count_units(SECOND)
    assert (first.before, first.after) == (587, 574)
    assert (second.before, second.after) == (574, 167)


@pytest.mark.usefixtures("thanh_hoa")
@pytest.mark.parametrize("on", [FIRST, SECOND])
def test_every_agency_that_ended_has_heirs_that_work(on: date) -> None:
    for found in directory.succeeded(on).values():
        assert found.heirs, found.old.name
        for heir in found.heirs:
            assert heir.valid_from <= on
            assert heir.valid_to is None or heir.valid_to > on


@pytest.mark.usefixtures("thanh_hoa")
def test_ten_communes_were_split_and_twenty_six_districts_abolished() -> None:
    before = {s.old.area_code for s in directory.succeeded(FIRST).values()}
    found = directory.succeeded(SECOND).values()
    ended = [s for s in found if s.old.valid_to == SECOND]
    assert before
    assert sum(s.how is Passing.SPLIT for s in ended) == 10
    assert sum(s.how is Passing.ABOLISHED for s in ended) == 26
    assert sum(s.how is Passing.WHOLE for s in ended) == 547 - 10


@pytest.mark.usefixtures("thanh_hoa")
def test_the_main_heir_comes_first_and_the_seat_of_a_district_is_nearest() -> None:
    found = {s.old.area_code: s for s in directory.succeeded(SECOND).values()}
    assert [h.area_code for h in found["14758"].heirs] == ["14797", "14758"]
    assert found["380"].heirs[0].short_name == "UBND phường Hạc Thành"


@pytest.mark.usefixtures("thanh_hoa")
def test_a_commune_is_followed_across_both_dates() -> None:
    """Thị trấn Rừng Thông became a ward on 1/1/2025 and part of a new one on 1/7/2025."""
    old = directory.agency_of_area("16378", date(2024, 12, 31))
    assert old is not None
    (middle,) = directory.succeeded(FIRST)[old.id].heirs
    last = directory.succeeded(SECOND)[old.id].heirs
    assert middle.area_code == "16378"
    assert last == directory.succeeded(SECOND)[middle.id].heirs


@pytest.mark.django_db
def test_the_day_moves_on_where_an_installation_stands_at_a_date(settings: object) -> None:
    settings.ORGANISATION_DATE = date(2024, 1, 2)  # type: ignore[attr-defined]
    load_mini_directory()
    (day,) = directory.reorganisations()
    assert day.title == "Sắp xếp đơn vị hành chính tỉnh Mẫu"
    assert directory.organisation_date() == date(2024, 1, 2)
    directory.begin_reorganisation(day.on)
    assert directory.organisation_date() == SECOND
    settings.ORGANISATION_DATE = date(2026, 1, 1)  # type: ignore[attr-defined]
    assert directory.organisation_date() == date(2026, 1, 1)


@pytest.mark.django_db
def test_the_heir_keeps_the_files_of_those_before() -> None:
    load_mini_directory()
    directory.begin_reorganisation(SECOND)
    heir = directory.agency_of_area("90101", SECOND)
    assert heir is not None
    before = directory.forerunners({heir.id})
    names = {directory.agency(key).short_name for key in before}
    assert names == {"UBND xã Đồi", "UBND xã Rừng"}
    assert set(directory.names_now(before).values()) == {heir.name}


@given(st.data())
def test_whatever_the_graph_all_are_followed_to_living_heirs_once(data: st.DataObject) -> None:
    """Three generations; each area passes into one or several of the next, or lives on."""
    generations = [[uuid4() for _ in range(data.draw(st.integers(1, 6)))] for _ in range(3)]
    links: list[Link] = []
    for older, younger in pairwise(generations):
        for area in older:
            chosen = data.draw(st.lists(st.sampled_from(younger), min_size=1, unique=True))
            links += [Link(area, new, main=n == 0) for n, new in enumerate(chosen)]
    living = set(generations[-1])
    table = links_by_old(links)
    for area in generations[0]:
        found = heirs(area, table, living)
        assert found
        assert set(found) <= living
        assert len(found) == len(set(found))
        assert found[0] == _by_main(area, table)


def _by_main(area: UUID, table: dict[UUID, list[Link]]) -> UUID:
    while area in table:
        area = next(link.new for link in table[area] if link.main)
    return area
