"""Officials read which procedures are how far online."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.factories.desk import at_work
from tests.factories.dossiers import BIRTH, load_mini, office

from hamrong.service.procedures.interface import procedure
from hamrong.service.procedures.queries.targets import online_targets

PAGE = "/lam-viec/muc-do-truc-tuyen/"


@pytest.fixture(autouse=True)
def province(db: None, settings: Any, tmp_path: Path) -> None:
    settings.ORGANISATION_DATE = date(2024, 1, 2)
    settings.FILES_FOLDER = tmp_path
    load_mini()


def test_the_page_names_every_procedure_with_what_it_lacks() -> None:
    view = procedure(BIRTH)
    assert view is not None
    desk = at_work(office().desk)
    with CaptureQueriesContext(connection) as queries:
        shown = desk.get(PAGE).content.decode()
    assert view.name in shown
    assert all(reason in shown for reason in view.online_reasons)
    assert len(queries) <= 12
    table = desk.get(f"{PAGE}muc-do.csv").content.decode()
    assert BIRTH in table
    assert view.online_words in table


def test_the_goals_of_the_plan_stand_beside_what_is_reached(settings: Any) -> None:
    settings.PACK = "thanhhoa"
    online_targets.cache_clear()
    shown = at_work(office().desk).get(PAGE).content.decode()
    online_targets.cache_clear()
    for goal in ("2.1.e.1", "2.1.e.2", "2.2.b"):
        assert goal in shown
    assert "Mọi tỷ lệ tính trên" in shown


def test_a_visitor_is_asked_to_log_in() -> None:
    assert Client().get(PAGE).status_code == 302


def test_the_public_page_says_why_it_is_not_wholly_online() -> None:
    view = procedure(BIRTH)
    assert view is not None
    assert view.online_reasons
    shown = Client().get(f"/thu-tuc/{BIRTH}").content.decode()
    assert view.online_words in shown
    assert all(reason in shown for reason in view.online_reasons)
