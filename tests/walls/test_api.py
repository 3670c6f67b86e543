"""What the API promises is what it does."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, settings
from pytest_django.plugin import DjangoDbBlocker
from tests.factories import dossiers as factory

from hamrong.foundation.identity.models import Account

PROMISED = Path(__file__).resolve().parents[2] / "docs" / "openapi.json"
PROMISE = json.loads(PROMISED.read_text("utf-8"))
# Every answer of the API is JSON: what was asked for, or a problem (RFC 9457).
JSON = {"application/json", "application/problem+json"}
SERVER_ERROR = 500
schema = schemathesis.openapi.from_dict(PROMISE)


@pytest.fixture(scope="module")
def callers(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[list[Client]]:
    """A stranger, a citizen with a dossier, and the desk that received it."""
    with django_db_blocker.unblock(), transaction.atomic():
        factory.load_mini()
        people, owner = factory.office(), factory.citizen()
        factory.submitted(owner)
        clients = [Client() for _one in range(3)]
        for client, actor in zip(clients[1:], (owner, people.desk), strict=True):
            client.force_login(Account.objects.get(id=actor.account_id))
        yield clients
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_the_description_kept_in_the_docs_is_the_present_one(client: Client) -> None:
    """Refresh docs/openapi.json from /api/openapi.json of a running platform, and read the diff."""
    assert client.get("/api/openapi.json").json() == PROMISE


@schema.parametrize()
@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_no_question_however_odd_breaks_it(case: schemathesis.Case, callers: list[Client]) -> None:
    for client in callers:
        answer = client.generic(
            case.method, case.formatted_path, headers=_headers(case), query_params=case.query
        )
        assert answer.status_code < SERVER_ERROR, (case.formatted_path, case.query)
        assert answer["Content-Type"].split(";")[0] in JSON
        json.loads(answer.content)


def _headers(case: schemathesis.Case) -> dict[str, str]:
    return {key: value for key, value in (case.headers or {}).items() if value.isprintable()}
