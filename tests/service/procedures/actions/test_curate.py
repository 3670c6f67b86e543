"""Curated procedures live in versions."""

from datetime import date, datetime

import pytest
from tests.factories.procedures import make_entry

from hamrong.kernel.calendar.interface import VIETNAM, clock_at
from hamrong.service.procedures.actions.curate import Curated, curate
from hamrong.service.procedures.interface import procedure, version
from hamrong.service.procedures.models import ProcedureVersion

pytestmark = pytest.mark.django_db

IN_2020 = datetime(2020, 3, 2, 9, tzinfo=VIETNAM)


def test_the_first_load_makes_the_first_version() -> None:
    assert curate([make_entry()]) == Curated(new=1, changed=0, unchanged=0, withdrawn=0)
    found = procedure("1.001193", date(2019, 1, 1))
    assert found is not None
    assert (found.version, found.name) == (1, "Đăng ký khai sinh")


def test_nothing_is_in_force_before_its_date() -> None:
    curate([make_entry()])
    assert procedure("1.001193", date(2018, 12, 31)) is None


def test_loading_the_same_again_changes_nothing() -> None:
    curate([make_entry()])
    assert curate([make_entry()]) == Curated(new=0, changed=0, unchanged=1, withdrawn=0)
    assert ProcedureVersion.objects.count() == 1


def test_a_change_begins_on_its_own_date_and_dossiers_keep_what_they_had() -> None:
    curate([make_entry()])
    old = procedure("1.001193", date(2020, 1, 1))
    with clock_at(IN_2020):
        curate([make_entry(date(2020, 6, 1), result="Giấy khai sinh điện tử")])
    assert old is not None
    assert version(old.version_id).result_name == "Giấy khai sinh"
    before = procedure("1.001193", date(2020, 5, 31))
    after = procedure("1.001193", date(2020, 6, 1))
    assert before is not None
    assert after is not None
    assert (before.version, after.version) == (1, 2)


def test_a_change_without_a_new_date_begins_today() -> None:
    curate([make_entry()])
    with clock_at(IN_2020):
        curate([make_entry(result="Giấy khác")])
    after = procedure("1.001193", IN_2020.date())
    assert after is not None
    assert (after.version, after.valid_from) == (2, IN_2020.date())


def test_two_changes_on_one_day_leave_the_last_in_force() -> None:
    curate([make_entry()])
    with clock_at(IN_2020):
        curate([make_entry(result="Lần một")])
        curate([make_entry(result="Lần hai")])
        after = procedure("1.001193")
    assert after is not None
    assert (after.version, after.result_name) == (3, "Lần hai")


def test_a_procedure_no_longer_listed_is_withdrawn_and_can_come_back() -> None:
    curate([make_entry(), make_entry(code="1.000002", form="tt-1.000002")])
    with clock_at(IN_2020):
        assert curate([make_entry()]).withdrawn == 1
        assert procedure("1.000002") is None
        assert curate([make_entry(), make_entry(code="1.000002")]).changed == 1
        back = procedure("1.000002")
    assert back is not None
    assert back.version == 2
