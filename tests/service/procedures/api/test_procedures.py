"""The catalogue for programs."""

import json

import pytest
from django.test import RequestFactory
from ninja import NinjaAPI
from ninja.testing import TestClient
from tests.factories.procedures import make_procedure, make_raw_procedure

from hamrong.service.procedures.actions.index import index
from hamrong.service.procedures.api.procedures import read_procedure, router

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def client() -> TestClient:
    api = NinjaAPI(urls_namespace="procedures-test")
    api.add_router("", router)
    return TestClient(api)


def test_search_lists_both_kinds(client: TestClient) -> None:
    make_procedure(listed=True)
    make_raw_procedure()
    index()
    answer = client.get("/procedures?q=giay%20phep%20khai%20thac")
    assert answer.status_code == 200
    assert answer.json()["rows"][0]["code"] == "1.009999"
    assert client.get("/procedures?fileable=true").json()["total"] == 1
    assert client.get("/procedures?level=commune").json()["rows"][0]["curated"] is True


@pytest.mark.parametrize("query", ["page=0", "page=x", "level=village", "life_event=x", "page=501"])
def test_wrong_parameters_are_refused(client: TestClient, query: str) -> None:
    assert client.get(f"/procedures?{query}").status_code == 422


def test_one_procedure_curated_or_raw_or_none(client: TestClient) -> None:
    make_procedure()
    make_raw_procedure()
    curated = client.get("/procedures/1.001193").json()
    assert curated["documents"][1]["name"] == "Giấy chứng sinh"
    raw = client.get("/procedures/1.009999").json()
    assert (raw["fileable"], raw["source"]) == (False, "test")
    assert client.get("/procedures/9.999999").status_code == 404


def test_an_unchanged_answer_is_not_sent_again(rf: RequestFactory) -> None:
    make_procedure()
    first = read_procedure(rf.get("/"), "1.001193")
    assert "max-age=60" in first["Cache-Control"]
    asking = rf.get("/", headers={"If-None-Match": first["ETag"]})
    assert read_procedure(asking, "1.001193").status_code == 304
    make_procedure(result="Giấy khai sinh điện tử")
    assert read_procedure(asking, "1.001193").status_code == 200


def test_the_schema_describes_what_is_sent(client: TestClient) -> None:
    api = NinjaAPI(urls_namespace="procedures-schema")
    api.add_router("", router)
    schema = json.dumps(api.get_openapi_schema(path_prefix="/api/"), default=str)
    assert "ProcedureView" in schema
    assert "RawView" in schema
