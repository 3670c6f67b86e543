"""All agencies send their report at once, each from two windows: every one is there, once."""

import asyncio
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from bench.leaders import drafts, leaders, untrue
from bench.reports import hour
from tests.factories.dossiers import load_mini
from tests.factories.plan import KEY
from tests.harness.production import production


@pytest.mark.django_db(transaction=True)
def test_what_all_agencies_send_at_once_is_there_once(settings: Any, tmp_path: Path) -> None:
    settings.ORGANISATION_DATE = date(2024, 1, 2)
    settings.FILES_FOLDER = tmp_path / "files"
    load_mini()
    opening = drafts(KEY)
    everybody = leaders(KEY)
    with production(settings, tmp_path, workers=2) as base:
        port = urlsplit(base).port
        assert port is not None
        done = asyncio.run(hour(port, everybody, opening=opening, key=KEY))
    assert [one.fault for one in everybody if one.fault] == []
    assert done.agencies == len(everybody) > 1
    assert untrue(everybody) == []
