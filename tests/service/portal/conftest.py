from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from tests.factories.dossiers import BIRTH, citizen, load_mini
from tests.factories.uploads import KEY, Sender

from hamrong.kernel.actor.interface import Actor
from hamrong.service.dossiers import interface as dossiers


@pytest.fixture(autouse=True)
def province(db: None, settings: Any, tmp_path: Path) -> None:
    """The mini province as it was with its districts, and a place for files."""
    settings.ORGANISATION_DATE = date(2024, 1, 2)
    settings.FILES_FOLDER = tmp_path
    load_mini()


@pytest.fixture
def owner() -> Actor:
    return citizen()


@pytest.fixture
def sender(owner: Actor) -> Sender:
    return Sender(owner)


@pytest.fixture
def draft(owner: Actor) -> UUID:
    return dossiers.start_filing(owner, procedure_code=BIRTH, area_code="90101", case_key="")


@pytest.fixture
def purpose(draft: UUID) -> str:
    return f"nhap {draft} {KEY}"
