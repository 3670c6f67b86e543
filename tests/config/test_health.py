"""What supervisors and load balancers ask."""

import pytest
from django.db import DatabaseError, connection
from django.test import Client


def test_a_living_process_says_so_without_the_database(client: Client) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}


@pytest.mark.django_db
def test_a_process_with_a_database_is_ready(client: Client) -> None:
    assert client.get("/readyz").status_code == 200


def test_a_process_without_a_database_is_not_ready(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise DatabaseError

    monkeypatch.setattr(connection, "cursor", fail)
    assert client.get("/readyz").status_code == 503
