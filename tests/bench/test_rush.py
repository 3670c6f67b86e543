"""Many people file at once, through real processes: no error, no loss, nothing twice."""

import asyncio
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from bench.crowd import crowd, untrue
from bench.rush import rush
from tests.factories.dossiers import BIRTH, COMMUNE, load_mini
from tests.harness.production import production

from hamrong.demo.province import Place

PEOPLE = 20


@pytest.mark.django_db(transaction=True)
def test_everybody_who_files_at_once_gets_a_receipt_that_is_true(
    settings: Any, tmp_path: Path
) -> None:
    settings.ORGANISATION_DATE = date(2024, 1, 2)
    settings.FILES_FOLDER = tmp_path / "files"
    load_mini()
    people = crowd(PEOPLE, BIRTH, [Place(COMMUNE, "Xã Đồi")])
    with production(settings, tmp_path, workers=2) as base:
        port = urlsplit(base).port
        assert port is not None
        done = asyncio.run(rush(port, people))
    assert [one.fault for one in people if one.fault] == []
    assert (done.people, done.receipts, done.faults) == (PEOPLE, PEOPLE, 0)
    assert untrue(people) == []
