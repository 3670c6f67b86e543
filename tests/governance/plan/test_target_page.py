"""One target: by level and agency for who may know, over time, with what lies behind."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from tests.factories.counted import counted_dossier
from tests.factories.dossiers import COMMUNE, load_mini, office
from tests.factories.identity import actor_of, make_official_account
from tests.factories.plan import KEEPER, KEY, agency

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.identity.interface import Account
from hamrong.governance.plan.actions.freeze import freeze
from hamrong.governance.plan.models import Plan
from hamrong.governance.plan.queries.target_page import target_page
from hamrong.governance.plan.rules.quarter import Quarter
from hamrong.governance.plan.rules.target import Share
from hamrong.kernel.actor.interface import Actor, NotYoursError, Role
from hamrong.kernel.calendar.interface import clock_at
from hamrong.service.dossiers.rules import Channel

pytestmark = pytest.mark.django_db
QUARTER = Quarter(2021, 2)
OPEN, CLOSED = QUARTER.opened_at(), QUARTER.closed_at()
LATER = CLOSED + timedelta(minutes=7)


@pytest.fixture(autouse=True)
def province(db: None, settings: Any, tmp_path: Path) -> None:
    settings.ORGANISATION_DATE = date(2024, 1, 2)
    settings.FILES_FOLDER = tmp_path
    load_mini()
    for level in ("commune", "district"):
        found = directory.authority_for(level=level, area_code=COMMUNE)
        assert found
        counted_dossier(found.id, OPEN, OPEN)
        counted_dossier(found.id, OPEN, CLOSED - timedelta(seconds=1), channel=Channel.POST)
    counted_dossier(found.id, OPEN, CLOSED)


def keeper() -> Actor:
    return actor_of(make_official_account(agency(KEEPER).id, Role.SPECIALIST))


def test_levels_are_for_everybody_and_agencies_for_who_may_know() -> None:
    people = office()
    with clock_at(CLOSED - timedelta(hours=1)):
        mine, all_of_it = (target_page(who, KEY, "1.b") for who in (people.head, keeper()))
    assert mine.levels == all_of_it.levels == {"district": Share(1, 2), "commune": Share(1, 2)}
    assert [row.place.id for row in mine.agencies] == [people.agency_id]
    assert len(all_of_it.agencies) == 2


def test_a_frozen_quarter_shows_what_was_frozen() -> None:
    with clock_at(LATER):
        freeze(Plan.objects.get(key=KEY), QUARTER)
        counted_dossier(office().agency_id, OPEN, OPEN)
        page = target_page(keeper(), KEY, "1.b", QUARTER.code)
    assert page.row.value.frozen
    assert page.levels == {"district": Share(1, 2), "commune": Share(1, 2)}
    assert [row.share for row in page.agencies] == [Share(1, 2)] * 2
    assert [value.quarter for value in page.row.trend] == [QUARTER]


@pytest.mark.parametrize("frozen", [True, False])
def test_the_page_asks_a_bounded_number_of_questions(
    django_assert_max_num_queries: Any, *, frozen: bool
) -> None:
    who = keeper()
    with clock_at(LATER):
        if frozen:
            freeze(Plan.objects.get(key=KEY), QUARTER)
        with django_assert_max_num_queries(20):
            target_page(who, KEY, "1.b", QUARTER.code)


def test_a_target_that_is_none_does_not_exist() -> None:
    for key in ("9.z", "x\x00"):
        with pytest.raises(NotYoursError):
            target_page(keeper(), KEY, key)


def page_of(client: Client, actor: Actor, address: str) -> str:
    client.force_login(Account.objects.get(id=actor.account_id))
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def behind(agency_id: UUID) -> str:
    days = f"xong-tu={QUARTER.opens_on()}&xong-den={QUARTER.closes_on()}"
    return f"/lam-viec/ho-so/?{days}&co-quan={agency_id}"


def test_the_number_leads_to_its_dossiers(client: Client) -> None:
    people = office(level="district")
    with clock_at(LATER):
        address = f"/lam-viec/ke-hoach/{KEY}/chi-tieu/1.b/?ky={QUARTER.code}"
        page = page_of(client, people.head, address)
        link = behind(people.agency_id)
        assert link.replace("&", "&amp;") in page
        assert page_of(client, people.head, link).count('<th scope="row">') == 2
        stranger = office(area_code="90102").head
        assert page_of(client, stranger, link).count('<th scope="row">') == 0


def test_what_was_received_is_listed_by_the_desk_s_days(client: Client) -> None:
    people = office()
    inside = f"/lam-viec/ho-so/?nhan-tu={OPEN.date()}&nhan-den={OPEN.date()}"
    link = f"{inside}&noi-nhan={people.agency_id}"
    assert page_of(client, people.head, link).count('<th scope="row">') == 2
    before = OPEN.date() - timedelta(days=1)
    link = f"/lam-viec/ho-so/?nhan-tu={before}&nhan-den={before}"
    assert page_of(client, people.head, link).count('<th scope="row">') == 0
