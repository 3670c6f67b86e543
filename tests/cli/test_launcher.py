"""The launcher: one sentence for whatever keeps the platform from starting."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ("awk", "cat", "cksum", "cp", "df", "grep", "mkdir", "mktemp", "rm", "sh", "tail")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with the launcher, and only the tools it may rely on."""
    shutil.copy(ROOT / "hamrong", tmp_path)
    (tmp_path / "bin").mkdir()
    for tool in TOOLS:
        (tmp_path / "bin" / tool).symlink_to(shutil.which(tool) or tool)
    (tmp_path / "requirements.lock").write_text("")
    return tmp_path


def run(checkout: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    variables = {"PATH": str(checkout / "bin"), "HOME": str(checkout), **environment}
    return subprocess.run(
        ["sh", str(checkout / "hamrong"), "help"],
        check=False,
        capture_output=True,
        text=True,
        env=variables,
    )


def pretend(checkout: Path, body: str) -> None:
    path = checkout / "bin" / "python3"
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)


def told(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    return done.stderr.strip().splitlines()[-1]


def test_a_missing_python_is_told(checkout: Path) -> None:
    assert "needs Python 3.11 or newer and found no Python at all" in told(run(checkout))


def test_an_old_python_is_told_with_its_version(checkout: Path) -> None:
    pretend(checkout, 'case "$*" in --version) echo "Python 3.9.2" ;; *) exit 1 ;; esac')
    assert "found Python 3.9.2" in told(run(checkout))


def test_a_python_without_venv_is_told_with_the_package_to_install(checkout: Path) -> None:
    pretend(checkout, 'case "$*" in *ensurepip*) exit 1 ;; *print*) echo 3.12 ;; esac')
    assert "python3.12-venv" in told(run(checkout))


def test_a_missing_lock_is_told(checkout: Path) -> None:
    (checkout / "requirements.lock").unlink()
    assert "git checkout requirements.lock" in told(run(checkout))


@pytest.mark.parametrize(
    ("lock", "sentence"),
    [("django =!5 ???\n", "is damaged"), ("six==1.16.0\n", "does not match")],
)
def test_a_broken_lock_is_told_and_the_next_run_repairs(
    checkout: Path, lock: str, sentence: str
) -> None:
    (checkout / "requirements.lock").write_text(lock)
    assert sentence in told(run(checkout, HAMRONG_PYTHON=sys.executable))
    (checkout / "requirements.lock").write_text("")
    package = checkout / "src" / "hamrong" / "cli"
    package.mkdir(parents=True)
    (package / "__main__.py").write_text("print('handed over')")
    done = run(checkout, HAMRONG_PYTHON=sys.executable)
    assert done.stdout == "handed over\n"


def test_an_unreachable_index_is_told(checkout: Path) -> None:
    (checkout / "requirements.lock").write_text(f"six==1.16.0 --hash=sha256:{'0' * 64}\n")
    unreachable = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_NO_CACHE_DIR": "1"}
    done = run(checkout, HAMRONG_PYTHON=sys.executable, PIP_RETRIES="0", **unreachable)
    assert "could not be downloaded" in told(done)


def test_the_overview_and_every_command_have_help() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "hamrong.cli"]
    for arguments in ([], ["up", "--help"], ["manage", "--help"], ["test", "--help"]):
        done = subprocess.run(
            [*command, *arguments], check=False, capture_output=True, text=True, env=environment
        )
        assert done.returncode == 0
        assert "./hamrong" in done.stdout


def test_an_unknown_command_is_told() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "hamrong.cli", "fly"],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "no command 'fly'" in done.stderr
