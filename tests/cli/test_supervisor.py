"""Processes are restarted when they fall, and all end together."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from hamrong.cli.screen import StopError
from hamrong.cli.supervisor import orphans
from hamrong.cli.supervisor.child import MARK, Child
from hamrong.cli.supervisor.supervisor import Supervisor

FOREVER = "import time\nprint('up', flush=True)\ntime.sleep(60)"


def child(folder: Path, code: str, is_ready: Callable[[], bool] = lambda: True) -> Child:
    command = [sys.executable, "-c", code]
    return Child("piece", command, folder / "piece.log", is_ready, {MARK: str(folder)})


def until(condition: Callable[[], bool], seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_output_goes_to_the_log_and_errors_to_the_screen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = f"print('calm')\nprint('ERROR the disk is on fire', flush=True)\n{FOREVER}"
    piece = child(tmp_path, code, lambda: "fire" in (tmp_path / "piece.log").read_text())
    (tmp_path / "piece.log").touch()
    supervisor = Supervisor([piece])
    supervisor.start()
    supervisor.wait_ready(10)
    supervisor.stop()
    assert (tmp_path / "piece.log").read_text().startswith("calm\n")
    shown = capsys.readouterr().err
    assert "[piece] ERROR the disk is on fire" in shown
    assert "calm" not in shown


def test_a_process_that_ends_is_started_again(tmp_path: Path) -> None:
    piece = child(tmp_path, FOREVER)
    supervisor = Supervisor([piece])
    supervisor.start()
    supervisor.wait_ready(5)
    assert piece.process is not None
    first = piece.process.pid
    os.kill(first, signal.SIGKILL)
    deadline = time.monotonic() + 10
    while (piece.process is None or piece.process.pid == first) and time.monotonic() < deadline:
        supervisor._tick()
    assert piece.process is not None
    assert piece.process.pid != first
    supervisor.stop()


def test_a_process_that_cannot_start_is_told_with_its_last_error(tmp_path: Path) -> None:
    piece = child(tmp_path, "raise SystemExit('ValueError: no such thing')", lambda: False)
    supervisor = Supervisor([piece])
    supervisor.start()
    with pytest.raises(StopError, match="piece does not start: ValueError: no such thing"):
        supervisor.wait_ready(20)
    supervisor.stop()


def test_a_process_that_does_not_answer_in_time_is_told(tmp_path: Path) -> None:
    supervisor = Supervisor([child(tmp_path, FOREVER, lambda: False)])
    supervisor.start()
    with pytest.raises(StopError, match="did not answer within 1 s"):
        supervisor.wait_ready(1)
    supervisor.stop()


def test_stopping_takes_the_whole_group_along(tmp_path: Path) -> None:
    code = (
        "import subprocess, sys\n"
        f"p = subprocess.Popen([sys.executable, '-c', {FOREVER!r}], stdout=subprocess.DEVNULL)\n"
        "print(p.pid, flush=True)\np.wait()"
    )
    log = tmp_path / "piece.log"
    supervisor = Supervisor([child(tmp_path, code, lambda: log.exists() and bool(log.read_text()))])
    supervisor.start()
    supervisor.wait_ready(10)
    grandchild = int(log.read_text())
    supervisor.stop()
    until(lambda: not psutil.pid_exists(grandchild) or _is_dead(grandchild))


def _is_dead(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def test_orphans_of_this_folder_are_found_and_others_left_alone(tmp_path: Path) -> None:
    environments = [{**os.environ, MARK: name} for name in (str(tmp_path), "other")]
    mine, other = [
        subprocess.Popen([sys.executable, "-c", FOREVER], stdout=subprocess.PIPE, env=environment)
        for environment in environments
    ]
    for process in (mine, other):
        assert process.stdout is not None
        process.stdout.readline()
    try:
        assert orphans.clear(str(tmp_path)) == 1
        assert mine.poll() is not None
        assert other.poll() is None
    finally:
        other.kill()
        for process in (mine, other):
            process.communicate()


def test_children_end_when_the_supervisor_is_killed(tmp_path: Path) -> None:
    code = (
        "import pathlib, sys, time\n"
        "from hamrong.cli.supervisor.child import Child\n"
        f"child = Child('piece', [sys.executable, '-c', {FOREVER!r}], "
        f"pathlib.Path({str(tmp_path / 'x.log')!r}), lambda: True)\n"
        "child.start()\nprint(child.process.pid, flush=True)\ntime.sleep(60)"
    )
    source = str(Path(__file__).resolve().parents[2] / "src")
    with subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": source},
    ) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        parent.kill()
    until(lambda: _is_dead(pid))
