"""One API: closed by default, problems as documents, described."""

from dataclasses import dataclass

import pytest
from django.http import HttpRequest, HttpResponseBase
from django.test import Client, RequestFactory
from ninja import Router
from ninja.testing import TestClient

from hamrong.kernel.api.interface import Paged, make_api, respond, respond_cached
from hamrong.kernel.api.rules import placed, type_name


@dataclass(frozen=True)
class Thing:
    """A thing."""

    name: str


def _client() -> TestClient:
    router = Router()

    @router.get("/open", auth=None, response=Paged[Thing])
    def open_things(request: HttpRequest, page: int = 1) -> HttpResponseBase:
        return respond(Paged((Thing("Đèn"),), 1, page, 1))

    @router.get("/closed")
    def closed_things(request: HttpRequest) -> HttpResponseBase:
        return respond(())

    api = make_api(title="Thử", description="")
    api.urls_namespace = "api-test"
    api.add_router("", router)
    return TestClient(api)


def test_what_does_not_say_it_is_open_is_closed() -> None:
    client = _client()
    assert client.get("/open").json()["rows"] == [{"name": "Đèn"}]
    answer = client.get("/closed")
    assert answer.status_code == 401
    assert answer["Content-Type"] == "application/problem+json"


def test_a_wrong_parameter_is_named() -> None:
    answer = _client().get("/open?page=x")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["parameter"] == "page"


@pytest.mark.parametrize(
    ("loc", "told"),
    [
        (("query", "page"), {"parameter": "page"}),
        (("body", "data", "rows", 0, "a/b"), {"pointer": "#/rows/0/a/b"}),
        ((), {}),
    ],
)
def test_a_fault_says_where_it_stands(loc: tuple[str, ...], told: dict[str, str]) -> None:
    assert placed({"loc": loc, "msg": "sai"}) == {"detail": "sai", **told}


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post", "delete"])
def test_every_error_of_the_api_is_a_problem_document(client: Client, method: str) -> None:
    answer = getattr(client, method)("/api/v1/procedures/9.999999")
    assert answer.status_code in {404, 405}
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == answer.status_code
    assert getattr(client, method)("/api/khong-co").json()["status"] == 404


@pytest.mark.django_db
def test_the_description_is_openapi_with_its_problems(client: Client) -> None:
    told = client.get("/api/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    assert "Problem" in told["components"]["schemas"]
    for path in told["paths"].values():
        for operation in path.values():
            assert operation["responses"]["4XX"]["content"].keys() == {"application/problem+json"}


@pytest.mark.django_db
def test_the_page_shows_every_operation(client: Client) -> None:
    text = client.get("/api/docs").content.decode()
    for path in client.get("/api/openapi.json").json()["paths"]:
        assert path in text


def test_an_unchanged_answer_is_not_sent_again(rf: RequestFactory) -> None:
    first = respond_cached(rf.get("/"), Thing("Đèn"))
    again = respond_cached(rf.get("/", headers={"if-none-match": first["ETag"]}), Thing("Đèn"))
    assert again.status_code == 304
    changed = rf.get("/", headers={"if-none-match": first["ETag"]})
    assert respond_cached(changed, Thing("Nến")).status_code == 200


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({"type": "array", "items": {"$ref": "#/components/schemas/Fee"}}, "list of Fee"),
        (
            {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]},
            "string (date) | null",
        ),
        ({"enum": ["a", "b"]}, '"a" | "b"'),
        ({}, "any"),
    ],
)
def test_types_are_told_in_a_few_words(schema: dict[str, object], words: str) -> None:
    assert type_name(schema) == words
