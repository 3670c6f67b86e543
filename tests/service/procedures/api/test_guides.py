"""Guides and the one search for programs."""

import pytest
from django.test import Client

from hamrong.kernel.pack.interface import open_pack
from hamrong.service.procedures.actions.load_procedures import load

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def pack(db: None) -> None:
    load(open_pack("mini"))


def test_one_search_finds_every_kind(client: Client) -> None:
    found = client.get("/api/v1/find?q=khai+sinh").json()
    assert found["hits"][0]["key"] == "1.000001"
    assert found["counts"]["question"] == 1
    alone = client.get("/api/v1/find?q=khai+sinh&kind=question").json()
    assert [hit["key"] for hit in alone["hits"]] == ["mang-gi-khi-khai-sinh"]
    assert client.get("/api/v1/find?kind=village").status_code == 422


def test_guides_are_listed_and_read(client: Client) -> None:
    rows = client.get("/api/v1/guides").json()
    assert [row["kind"] for row in rows] == ["guide", "question", "question"]
    read = client.get("/api/v1/guides/sinh-con").json()
    assert read["steps"][1]["procedure"]["code"] == "1.000001"
    assert client.get("/api/v1/guides/khong-co").status_code == 404
