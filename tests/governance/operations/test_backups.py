"""The page about backups and drills, and who may use it."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.factories import dossiers as factory
from tests.factories.desk import at_work
from tests.factories.identity import actor_of, make_official_account

from hamrong.foundation.directory import interface as directory
from hamrong.governance.operations import jobs
from hamrong.governance.operations.actions.note_run import note_kept, note_run
from hamrong.governance.operations.ports import CommandError, run_command
from hamrong.governance.operations.queries.safety import safety
from hamrong.governance.operations.rules import BACKUP_LIMIT, is_late
from hamrong.kernel.actor.interface import Role
from hamrong.kernel.calendar.interface import now

pytestmark = pytest.mark.django_db
PAGE = "/quan-tri/van-hanh/sao-luu/"


@pytest.fixture(autouse=True)
def set_up(settings: Any) -> None:
    settings.BACKUP_TO = "/mnt/sao-luu"
    settings.BACKUP_KEY_FILE = ""
    factory.load_mini()


def _administrator(area_code: str) -> Client:
    agency = directory.agency_of_area(area_code)
    assert agency
    return at_work(actor_of(make_official_account(agency.id, Role.ADMINISTRATOR)))


@pytest.fixture
def operator() -> Client:
    return _administrator("99")


def test_lateness_is_told_from_the_last_that_went_well() -> None:
    at = datetime(2026, 3, 1)
    assert is_late(None, BACKUP_LIMIT, at)
    assert is_late(at - BACKUP_LIMIT - timedelta(seconds=1), BACKUP_LIMIT, at)
    assert not is_late(at - BACKUP_LIMIT, BACKUP_LIMIT, at)


def test_the_page_says_what_is_missing_before_anything_is_set_up(
    operator: Client, settings: Any
) -> None:
    settings.BACKUP_TO = ""
    page = operator.get(PAGE).content.decode()
    assert "Chưa thiết lập sao lưu" in page
    assert "Sao lưu ngay" not in page


def test_the_page_shows_the_last_good_ones_and_the_last_fault(operator: Client) -> None:
    began = now() - timedelta(seconds=30)
    note_run("backup", began=began, fault="", found={"name": "B1", "rows": 1234, "files": 5})
    note_run("drill", began=began, fault="", found={"backup": "B1", "seconds_to_restore": 41.6})
    note_kept(now() - timedelta(seconds=12))
    with CaptureQueriesContext(
        connection,
    ) as counted:
        told = safety()
    assert len(counted) == 4
    assert told.lost_seconds in {12, 13}
    assert (told.backup_late, told.drill_late, told.kept_late, told.failed) == (
        False,
        False,
        False,
        None,
    )
    page = operator.get(PAGE).content.decode()
    assert "1.234" in page
    assert ">42<" in page
    note_run("drill", began=began, fault="The table x has 1 rows and had 2.", found={})
    page = operator.get(PAGE).content.decode()
    assert "Lần diễn tập gần nhất không thành công" in page
    assert "The table x has 1 rows" in page


def test_a_backup_asked_for_twice_is_queued_once(operator: Client) -> None:
    for _time in range(2):
        operator.post(f"{PAGE}sao-luu-ngay")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT task_name FROM procrastinate_jobs WHERE task_name LIKE 'operations%'"
        )
        assert cursor.fetchall() == [("operations.back_up",)]


def test_without_the_key_here_no_drill_is_queued(operator: Client) -> None:
    assert operator.post(f"{PAGE}dien-tap-ngay").status_code == 422


def test_administrators_of_a_commune_are_not_let_in() -> None:
    client = _administrator(factory.COMMUNE)
    assert client.get(PAGE).status_code == 404
    assert client.post(f"{PAGE}sao-luu-ngay").status_code == 404


def test_the_planned_backup_runs_only_where_one_is_set_up(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[str] = []
    monkeypatch.setattr(jobs, "run_command", ran.append)
    jobs.back_up_by_plan()
    jobs.drill_by_plan()
    settings.BACKUP_TO = ""
    jobs.back_up_by_plan()
    assert ran == ["backup"]


def test_a_command_that_fails_fails_the_job_with_its_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HAMRONG_VAR", str(tmp_path))
    monkeypatch.setenv("HAMRONG_BACKUP_TO", str(tmp_path / "store"))
    with pytest.raises(CommandError, match="--new-key"):
        run_command("backup")
