"""./hamrong up, from an empty folder to the end of all its processes."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from hamrong.cli.supervisor import orphans
from hamrong.cli.supervisor.child import MARK

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.timeout(240)


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder for a platform of its own, with a province that has nothing in it."""
    with tempfile.TemporaryDirectory(prefix="hamrong-up-") as folder:
        home = Path(folder)
        home.chmod(0o711)
        (home / "pack").mkdir()
        text = "name: empty\ntitle: Tỉnh Trống\nprovince_code: H99\n"
        (home / "pack" / "pack.yaml").write_text(text)
        yield home


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(home: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("HAMRONG", "DATABASE"))}
    var = str(home / "var")
    return {
        **kept,
        "PYTHONPATH": str(ROOT / "src"),
        "HAMRONG_VAR": var,
        "HAMRONG_PACK": str(home / "pack"),
    }


def start(home: Path, port: int, *more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "hamrong.cli", "up", "--no-demo", "--port", str(port), *more]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment(home)
    )


def until_open(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    told = ""
    for line in process.stdout:
        told += line
        if "Ctrl-C stops everything" in line:
            return told
    raise AssertionError(told)


def refused(home: Path, port: int, *more: str) -> str:
    process = start(home, port, *more)
    told, _ = process.communicate(timeout=60)
    assert process.returncode != 0
    assert "Traceback" not in told
    return told


def marked(home: Path) -> list[psutil.Process]:
    run = str(home / "var")
    return [p for p in psutil.process_iter() if orphans._has_mark(p, run)]


def stop(process: subprocess.Popen[str]) -> None:
    began = time.monotonic()
    process.send_signal(signal.SIGINT)
    told, _ = process.communicate(timeout=30)
    assert process.returncode == 0, told
    assert time.monotonic() - began < 10


def test_the_platform_opens_refuses_a_second_start_and_ends_cleanly(home: Path, port: int) -> None:
    process = start(home, port)
    try:
        assert f"http://localhost:{port}/" in until_open(process)
        assert httpx.get(f"http://127.0.0.1:{port}/readyz").status_code == 200
        assert "already runs in this folder" in refused(home, port + 1)
        assert (home / "var" / "secrets").stat().st_mode & 0o777 == 0o700
    finally:
        stop(process)
    assert marked(home) == []
    assert not (home / "var" / "postgres" / "postmaster.pid").exists()


def test_after_kill_9_the_next_start_recovers(home: Path, port: int) -> None:
    process = start(home, port)
    until_open(process)
    doomed = [*marked(home), psutil.Process(process.pid)]
    server = psutil.Process(
        int((home / "var" / "postgres" / "postmaster.pid").read_text().split()[0])
    )
    for one in [*doomed, server]:
        if one.is_running():
            one.kill()
    process.communicate()
    again = start(home, port)
    try:
        until_open(again)
        assert httpx.get(f"http://127.0.0.1:{port}/readyz").status_code == 200
    finally:
        stop(again)


def test_a_port_in_use_is_named_with_what_to_do(home: Path, port: int) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        told = refused(home, port)
    assert f"Port {port} is in use" in told
    assert f"./hamrong up --port {port + 1}" in told


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--port", "99999"], "99999 is not a port"),
        (["--host", "192.0.2.7"], "192.0.2.7 is no address of this machine"),
        (["--reset"], "say --reset --yes"),
    ],
)
def test_wrong_wishes_are_told(home: Path, port: int, options: list[str], sentence: str) -> None:
    assert sentence in refused(home, port, *options)
    assert MARK not in os.environ
