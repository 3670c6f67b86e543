from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.factories.dossiers import Office, citizen, load_mini, office, owing, submitted
from tests.factories.payment import Bench, payment_bench

from hamrong.kernel.actor.interface import Actor


@pytest.fixture(autouse=True)
def province(db: None, settings: Any, tmp_path: Path) -> None:
    """The mini province as it was with its districts, and a place for files."""
    settings.ORGANISATION_DATE = date(2024, 1, 2)
    settings.FILES_FOLDER = tmp_path
    load_mini()


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    with payment_bench(tmp_path / "bench") as made:
        yield made


@pytest.fixture
def people() -> Office:
    return office()


@pytest.fixture
def payer() -> Actor:
    return citizen()


@pytest.fixture
def code(people: Office, payer: Actor) -> str:
    made = submitted(payer)
    owing(people.desk, made)
    return made
