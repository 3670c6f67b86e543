"""A plan in time, and agencies against tasks."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from tests.factories.directory import BEFORE
from tests.factories.dossiers import load_mini
from tests.factories.identity import actor_of, make_official_account
from tests.factories.plan import KEEPER, KEY, OFFICE_OF_JUSTICE, agency, part_of, reported

from hamrong.governance.plan.models import Plan, Task
from hamrong.governance.plan.queries.heat_map import heat_map
from hamrong.governance.plan.queries.timeline import timeline
from hamrong.governance.plan.rules.quarter import Quarter
from hamrong.governance.plan.rules.state import Sign
from hamrong.governance.plan.rules.timeline import Period, calendar_quarter
from hamrong.kernel.actor.interface import Actor, Role

DAYS = st.dates(date(2015, 1, 1), date(2040, 12, 31))


@pytest.fixture
def province(db: None, settings: Any, tmp_path: Path) -> None:
    settings.ORGANISATION_DATE = BEFORE
    settings.FILES_FOLDER = tmp_path
    load_mini()


def official(short_name: str) -> Actor:
    return actor_of(make_official_account(agency(short_name).id, Role.SPECIALIST))


@given(DAYS, DAYS, DAYS, DAYS)
def test_days_stand_in_their_order_within_the_period(a: date, b: date, c: date, d: date) -> None:
    period = Period(min(a, b), max(a, b))
    first, last = sorted((c, d))
    assert 0 <= period.at(first) <= period.at(last) <= 1
    assert period.at(period.first) == 0
    assert [year for year, _at in period.years()] == list(
        range(period.first.year, period.last.year + 1)
    )


@given(DAYS)
def test_each_day_lies_in_one_quarter_of_its_year(day: date) -> None:
    quarter = calendar_quarter(day)
    assert quarter.year == day.year
    assert quarter.last_month - 2 <= day.month <= quarter.last_month


@pytest.mark.usefixtures("province")
def test_every_task_stands_once_at_the_quarter_in_which_it_is_due() -> None:
    page = timeline(official(KEEPER), KEY)
    shown = [span.task.number for group in page.groups for span in group.spans]
    assert sorted(shown) == sorted(
        Task.objects.filter(ended_on=None).values_list("number", flat=True)
    )
    for group in page.groups:
        for span in group.spans:
            due = Task.objects.get(number=span.task.number).due_on
            assert (due is None) == (group.quarter is None) == span.is_open
            assert due is None or calendar_quarter(due) == group.quarter
            assert 0 <= span.between[0] <= span.between[1] <= 1
    dated = [group.quarter for group in page.groups if group.quarter]
    assert dated == sorted(set(dated))
    assert all(isinstance(one, Quarter) for one in dated)


@pytest.mark.usefixtures("province")
def test_the_map_shows_the_most_urgent_agencies_first_with_their_worst_sign() -> None:
    justice = official(OFFICE_OF_JUSTICE)
    part = part_of(OFFICE_OF_JUSTICE, 3)
    reported(justice, part, percent=40)
    page = heat_map(official(KEEPER), KEY)
    assert page.level == "province"
    order = [(row.overdue, row.silent) for row in page.rows]
    assert order == sorted(order, reverse=True)
    row = next(row for row in page.rows if row.agency == OFFICE_OF_JUSTICE)
    cells = dict(zip([number for number, _title in page.tasks], row.cells, strict=True))
    found = cells[3]
    assert found is not None
    assert found.part_id == part.id
    assert row.parts == sum(cell is not None for cell in row.cells)
    counted = sum(page.signs.values())
    assert counted == sum(row.parts for row in page.rows)
    assert set(page.signs) <= set(Sign)
    found_by_name = heat_map(official(KEEPER), KEY, text="tu phap")
    assert [row.agency for row in found_by_name.rows] == [OFFICE_OF_JUSTICE]


@pytest.mark.usefixtures("province")
def test_an_agency_finds_itself_alone_on_the_map_unless_it_leads_a_task() -> None:
    page = heat_map(official("UBND xã Đồi"), KEY, level="commune")
    assert [row.agency for row in page.rows] == ["UBND xã Đồi"]


@pytest.mark.usefixtures("province")
def test_pictures_are_pages_with_a_bounded_number_of_queries(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    client.force_login(make_official_account(Plan.objects.get().keeper_id, Role.LEADER))
    for name in ("plan:timeline", "plan:heat"):
        client.get(reverse(name, args=[KEY]))
        with django_assert_max_num_queries(24):
            answer = client.get(reverse(name, args=[KEY]), {"cap": "commune", "q": "xa"})
        assert answer.status_code == 200
    assert "Quá hạn" in client.get(reverse("plan:heat", args=[KEY])).content.decode()
