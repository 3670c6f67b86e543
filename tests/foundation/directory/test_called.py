"""A question names agencies by the names people use."""

from datetime import date
from typing import Any

import pytest
from tests.factories.directory import load_mini_directory

from hamrong.foundation.directory.interface import agencies_called, agencies_like
from hamrong.foundation.directory.rules import callings

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def directory(db: None, settings: Any) -> None:
    settings.ORGANISATION_DATE = date(2024, 1, 2)
    load_mini_directory()


def names(words: str) -> list[str]:
    return [one.agency.short_name for one in agencies_called(words.split())]


def test_the_longest_name_counts() -> None:
    assert names("dang ky khai sinh o ubnd xa doi") == ["UBND xã Đồi"]
    assert names("so vhtt dl") == names("so vhttdl") == ["Sở VHTT&DL"]
    assert names("so van hoa the thao va du lich tinh mau") == ["Sở VHTT&DL"]
    assert names("khong co ten nao") == []


def test_a_bare_place_is_told_apart() -> None:
    assert [one.bare for one in agencies_called(["doi"])] == [True]
    assert [one.bare for one in agencies_called(["xa", "doi"])] == [False]


def test_a_slip_finds_what_is_alike() -> None:
    assert [one.short_name for one in agencies_like("so tu phapp")][:1] == ["Sở Tư pháp"]


def test_names_of_a_committee_end_with_the_bare_place() -> None:
    assert callings(of_area="phuong hac thanh")[-2:] == ["phuong hac thanh", "hac thanh"]
