"""Commands work under the settings the latest `up` gave, unless told otherwise."""

import os
from pathlib import Path

import pytest

from hamrong.cli.given import keep, take


def test_what_up_gave_is_taken_on_and_the_environment_goes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HAMRONG_VAR", str(tmp_path))
    monkeypatch.setenv("HAMRONG_BASE_URL", "https://own.example")
    monkeypatch.setenv("HAMRONG_PAYMENT_URL", "")
    monkeypatch.delenv("HAMRONG_PAYMENT_URL")
    take()
    assert "HAMRONG_PAYMENT_URL" not in os.environ
    keep({"HAMRONG_BASE_URL": "http://127.0.0.1:8000", "HAMRONG_PAYMENT_URL": "http://pay"})
    take()
    assert os.environ["HAMRONG_PAYMENT_URL"] == "http://pay"
    assert os.environ["HAMRONG_BASE_URL"] == "https://own.example"
    (tmp_path / "run" / "given.json").write_text("{")
    take()
