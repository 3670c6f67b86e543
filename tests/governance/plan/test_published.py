"""What everybody reads of a plan: as it stood at the last freezing, and no person's name."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.factories.directory import BEFORE
from tests.factories.dossiers import load_mini
from tests.factories.identity import actor_of, make_official_account
from tests.factories.plan import KEY, OFFICE_OF_JUSTICE, agency, part_of

from hamrong.governance.plan.actions.freeze import freeze
from hamrong.governance.plan.actions.report_progress import Said, report_progress
from hamrong.governance.plan.models import Plan
from hamrong.governance.plan.queries.published import Stage, published_plan, published_plans
from hamrong.governance.plan.rules.quarter import Quarter
from hamrong.governance.plan.rules.state import State
from hamrong.kernel.actor.interface import Role
from hamrong.kernel.calendar.interface import clock_at

QUARTER = Quarter(2021, 2)


@pytest.fixture(autouse=True)
def province(db: None, settings: Any, tmp_path: Path) -> None:
    settings.ORGANISATION_DATE = BEFORE
    settings.FILES_FOLDER = tmp_path
    load_mini()


def stage_of(number: int) -> Stage | None:
    page = published_plan(KEY)
    assert page is not None
    return next(t.stage for section in page.sections for t in section.tasks if t.number == number)


def told(percent: int, revision: int, *, after_close: bool = False) -> None:
    justice = actor_of(make_official_account(agency(OFFICE_OF_JUSTICE).id, Role.SPECIALIST))
    part = part_of(OFFICE_OF_JUSTICE, 3)
    shift = timedelta(hours=1) if after_close else timedelta(hours=-1)
    with clock_at(QUARTER.closed_at() + shift):
        report_progress(justice, part.id, Said(State.UNDER_WAY, percent), revision=revision)


def frozen() -> None:
    with clock_at(QUARTER.closed_at() + timedelta(days=20)):
        freeze(Plan.objects.get(key=KEY), QUARTER)


def test_before_a_quarter_was_frozen_only_the_promises_are_read(client: Client) -> None:
    assert [key for key, *_rest in published_plans()] == [KEY]
    assert stage_of(3) is None
    text = client.get(reverse("plan:public", args=[KEY])).content.decode()
    assert "Chưa có quý nào chốt số liệu" in text


def test_nothing_moves_between_two_freezings() -> None:
    told(40, 0)
    frozen()
    before = published_plan(KEY)
    told(90, 1, after_close=True)
    assert published_plan(KEY) == before
    assert before is not None
    assert before.quarter == QUARTER
    assert sum(before.stages.values()) == sum(len(one.tasks) for one in before.sections)
    assert sum(before.verdicts.values()) == len(before.targets)


def test_the_page_names_no_person_and_is_open_to_everybody(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    make_official_account(agency(OFFICE_OF_JUSTICE).id, Role.SPECIALIST, full_name="Lê Thị Hoa")
    told(40, 0)
    frozen()
    client.get(reverse("plan:public", args=[KEY]))
    with django_assert_max_num_queries(14):
        answer = client.get(reverse("plan:public", args=[KEY]))
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "Số liệu quý II/2021" in text
    assert "Lê Thị Hoa" not in text
    assert client.get(reverse("plan:public", args=["khong-co"])).status_code == 404
    assert client.get(reverse("plan:public_list")).status_code == 200
