from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app

from hamrong.kernel.jobs.interface import REGISTRY, enqueue, failed_jobs, run_pending
from hamrong.kernel.jobs.rules import Handler

pytestmark = pytest.mark.django_db
seen: list[str] = []


@pytest.fixture(autouse=True)
def note_job() -> Iterator[None]:
    def note(word: str) -> None:
        seen.append(word)

    seen.clear()
    REGISTRY.handlers["tests.note"] = Handler("tests.note", note, 3)
    if "tests.note" not in app.tasks:
        app.task(name="tests.note")(note)
    yield
    REGISTRY.handlers.pop("tests.note")


def waiting() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs")
        return int(cursor.fetchone()[0])


def test_a_rolled_back_transaction_takes_its_job_back() -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        enqueue("tests.note", word="lost")
        raise ZeroDivisionError
    assert waiting() == 0


def test_jobs_left_to_the_worker_stay() -> None:
    enqueue("tests.note", word="later")
    assert run_pending(leave=["tests.note"]) == 0
    assert (seen, waiting()) == ([], 1)


def test_a_job_runs_with_its_arguments() -> None:
    enqueue("tests.note", word="xin chào")
    assert run_pending() == 1
    assert seen == ["xin chào"]


def test_a_key_keeps_the_second_job_out_and_the_transaction_whole() -> None:
    enqueue("tests.note", key="once", word="a")
    enqueue("tests.note", key="once", word="b")
    assert waiting() == 1


def test_an_unknown_name_is_refused_at_once() -> None:
    with pytest.raises(KeyError):
        enqueue("tests.nobody")


def test_no_failed_job_means_an_empty_list() -> None:
    assert failed_jobs() == []
