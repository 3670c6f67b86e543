"""./hamrong doctor and ./hamrong routes, as people and programs read them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from hamrong.cli.diagnosis.finding import State
from hamrong.cli.diagnosis.machine import machine
from hamrong.cli.diagnosis.services import services

ROOT = Path(__file__).resolve().parents[2]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "hamrong.cli", *arguments],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **environment},
    )


def states(done: subprocess.CompletedProcess[str]) -> dict[str, str]:
    return {finding["name"]: finding["state"] for finding in json.loads(done.stdout)}


def test_a_service_that_is_not_set_up_is_no_fault() -> None:
    assert states(run("doctor", "--json"))["SMS gateway"] == "off"


def test_a_service_that_does_not_answer_is_a_fault_with_its_setting() -> None:
    done = run("doctor", HAMRONG_SMS_URL="http://127.0.0.1:9/sms")
    assert done.returncode == 1
    assert "127.0.0.1:9 does not answer" in done.stdout
    assert "check HAMRONG_SMS_URL" in done.stdout


def test_a_payment_platform_without_its_keys_is_a_fault(tmp_path: Path) -> None:
    url = "http://127.0.0.1:9/payment"
    done = run("doctor", HAMRONG_PAYMENT_URL=url, HAMRONG_VAR=str(tmp_path))
    assert done.returncode == 1
    assert "check HAMRONG_PAYMENT_URL" in done.stdout
    assert "set HAMRONG_PAYMENT_KEY_FILE" in done.stdout
    assert "set HAMRONG_PAYMENT_MERCHANT" in done.stdout
    assert states(run("doctor", "--json"))["Online payment"] == "off"


def test_an_unreachable_database_is_a_fault() -> None:
    done = run("doctor", "--json", DATABASE_URL="postgresql://x@127.0.0.1:9/x")
    assert states(done)["Database"] == "fault"


def test_a_secret_that_others_may_read_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(os.environ["HAMRONG_VAR"]) / "secrets"
    folder.mkdir(exist_ok=True)
    path = folder / "loose"
    path.write_text("x")
    path.chmod(0o644)
    try:
        (finding,) = [found for found in machine() if found.name == "Secrets"]
    finally:
        path.unlink()
    assert finding.state is State.FAULT
    assert "chmod 600" in finding.remedy


def test_a_virus_scanner_without_a_socket_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HAMRONG_CLAMD_SOCKET", "/nowhere/clamd")
    monkeypatch.setenv("DATABASE_URL", "postgresql://x@127.0.0.1:9/x")
    (finding,) = [found for found in services() if found.name == "Virus scanner"]
    assert finding.state is State.FAULT


def test_routes_are_listed_with_their_names() -> None:
    routes = {route["path"]: route["name"] for route in json.loads(run("routes", "--json").stdout)}
    assert routes["/readyz"] == "readyz"
