from datetime import date, time
from uuid import uuid4

import pytest

from hamrong.kernel.calendar.models import AgencyHours, DayOverride
from hamrong.kernel.calendar.queries.working import calendar_for, forget

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh() -> None:
    forget()


def test_national_holidays_are_off() -> None:
    assert not calendar_for().is_working_day(date(2024, 9, 2))


def test_a_swap_is_read_from_the_database() -> None:
    DayOverride.objects.create(day=date(2024, 5, 4), kind="worked", reason="làm bù", source="x")
    assert calendar_for().is_working_day(date(2024, 5, 4))


def test_an_agency_may_have_its_own_hours() -> None:
    agency = uuid4()
    AgencyHours.objects.create(agency_id=agency, weekday=5, start=time(8), end=time(11))
    assert calendar_for(agency).is_working_day(date(2024, 3, 9))
    assert not calendar_for().is_working_day(date(2024, 3, 9))


def test_a_list_asks_once(django_assert_num_queries: pytest.FixtureRequest) -> None:
    agency = uuid4()
    calendar_for(agency)
    with django_assert_num_queries(0):  # type: ignore[operator]
        calendar_for(agency)
