import pytest
from django.test import Client
from tests.factories.directory import load_mini_directory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def mini() -> None:
    load_mini_directory()


def test_agencies_are_found_as_of_a_date(client: Client) -> None:
    found = client.get("/api/v1/agencies?q=tu phap&on=2024-01-02").json()
    assert [row["code"] for row in found["rows"]] == ["000.00.14.H99"]
    one = client.get("/api/v1/agencies/000.01.22.H99?on=2024-01-02").json()
    assert one["short_name"] == "UBND xã Đồi"
    assert client.get("/api/v1/agencies/000.01.22.H99?on=2026-01-02").status_code == 404


def test_areas_and_what_they_became(client: Client) -> None:
    communes = client.get("/api/v1/areas?level=commune&on=2024-01-02").json()
    assert len(communes) == 4
    later = client.get("/api/v1/areas/90102/successors?on=2024-01-02").json()
    assert [s["area"]["name"] for s in later] == ["Xã Đồi Rừng"]
    assert client.get("/api/v1/areas/%00?on=2024-01-02").status_code == 404


@pytest.mark.parametrize("query", ["level=moon", "on=yesterday", "page=0"])
def test_wrong_questions_are_told_by_name(client: Client, query: str) -> None:
    answer = client.get(f"/api/v1/agencies?{query}")
    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"


def test_an_unchanged_answer_is_not_sent_again(client: Client) -> None:
    first = client.get("/api/v1/areas?level=commune")
    again = client.get("/api/v1/areas?level=commune", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
