from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.factories.dossiers import load_mini


@pytest.fixture(autouse=True)
def province(db: None, settings: Any, tmp_path: Path) -> None:
    """The mini province as it was with its districts, and a place for files."""
    settings.ORGANISATION_DATE = date(2024, 1, 2)
    settings.FILES_FOLDER = tmp_path
    load_mini()
