"""What failed for good is seen by administrators, and tried again."""

from uuid import uuid4

import pytest
from django.db import connection
from tests.factories.desk import at_work
from tests.factories.dossiers import citizen, office
from tests.factories.identity import actor_of, make_official_account

from hamrong.kernel.actor.interface import Actor, Role
from hamrong.kernel.jobs.interface import enqueue, failed_jobs

TROUBLES = "/lam-viec/su-co/"


@pytest.fixture
def administrator() -> Actor:
    people = office()
    return actor_of(make_official_account(people.agency_id, Role.ADMINISTRATOR))


def failed_job() -> int:
    """Leave one job that failed, and none of those that loading the units left."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    enqueue("dossiers.make_slip", dossier_id=uuid4(), kind="receipt", occasion=1)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed', attempts = 5")
    return failed_jobs()[0].id


def test_a_failed_job_is_shown_and_run_again_once(administrator: Actor) -> None:
    job_id = failed_job()
    client = at_work(administrator)
    assert "dossiers.make_slip" in client.get(TROUBLES).content.decode()
    path = f"{TROUBLES}viec-nen/{job_id}/chay-lai"
    assert "trở lại hàng chờ" in client.post(path, follow=True).content.decode()
    assert failed_jobs() == []
    assert "không còn ở trạng thái hỏng" in client.post(path, follow=True).content.decode()


def test_nothing_failed_is_said(administrator: Actor) -> None:
    page = at_work(administrator).get(TROUBLES).content.decode()
    assert "Không có việc nền nào hỏng" in page
    assert "Mọi tin đều đã đến nơi" in page


@pytest.mark.parametrize("query", ["trang=0", "trang=x", "trang=" + "9" * 40, "truoc=-1", "truoc="])
def test_no_address_breaks_the_page(administrator: Actor, query: str) -> None:
    assert at_work(administrator).get(f"{TROUBLES}?{query}").status_code == 200


def test_an_unknown_job_or_message_is_no_fault(administrator: Actor) -> None:
    client = at_work(administrator)
    huge = "9" * 30
    assert client.post(f"{TROUBLES}viec-nen/{huge}/chay-lai").status_code == 302
    assert client.post(f"{TROUBLES}tin/{uuid4()}/gui-lai").status_code == 404


def test_only_administrators_look() -> None:
    for other in (office().leader, office().desk, citizen()):
        client = at_work(other)
        assert client.get(TROUBLES).status_code == 404
        assert client.post(f"{TROUBLES}viec-nen/1/chay-lai").status_code == 404
