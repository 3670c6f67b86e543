"""A small province whose people have stores."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.factories.dossiers import Office, citizen, load_mini, office

from hamrong.kernel.actor.interface import Actor


@pytest.fixture
def people(db: None, settings: Any, tmp_path: Path) -> Office:
    """The mini province at the date of its districts, with the people of one commune."""
    settings.ORGANISATION_DATE = date(2024, 1, 2)
    settings.FILES_FOLDER = tmp_path
    load_mini()
    return office()


@pytest.fixture
def an(people: Office) -> Actor:
    """A citizen."""
    return citizen()
