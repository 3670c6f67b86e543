"""The page of the platform's operation."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.factories import dossiers as factory
from tests.factories.desk import at_work
from tests.factories.identity import actor_of, make_official_account

from hamrong.foundation.directory import interface as directory
from hamrong.governance.operations.queries.overview import overview
from hamrong.kernel.actor.interface import Role
from hamrong.kernel.jobs import interface as jobs

pytestmark = pytest.mark.django_db
PAGE = "/quan-tri/van-hanh/"


def _administrator(area_code: str) -> Client:
    agency = directory.agency_of_area(area_code)
    assert agency
    return at_work(actor_of(make_official_account(agency.id, Role.ADMINISTRATOR)))


def test_the_page_tells_what_waits_and_what_is_missing(settings: Any) -> None:
    factory.load_mini()
    jobs.enqueue("operations.back_up")
    with CaptureQueriesContext(connection) as counted:
        now = overview()
    assert len(counted) <= 11
    assert ("operations.back_up", 1) in now.queue.names
    page = _administrator("99").get(PAGE).content.decode()
    assert "operations.back_up" in page
    assert "Bộ xử lý việc nền không chạy" in page
    assert _administrator(factory.COMMUNE).get(PAGE).status_code == 404
