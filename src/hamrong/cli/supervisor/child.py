"""One process under the supervisor, its log file and its restarts."""

import ctypes
import os
import re
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from hamrong.cli.screen import warn

# Whose processes these are: found again by it after the supervisor itself was killed.
MARK = "HAMRONG_RUN"
_LOG_LIMIT = 10 * 1024 * 1024
_ALARMING = re.compile(
    r"\b(ERROR|CRITICAL|FATAL|PANIC)\b|\[(error|critical)|^Traceback"
    r'|"level": "(error|critical)"'
)
_LONGEST_WAIT = 30.0
_STEADY = 60.0
_SET_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


def _end_with_parent() -> None:
    """Runs in the child: ask the kernel to end it when the supervisor is killed."""
    if _LIBC is not None:
        _LIBC.prctl(_SET_DEATH_SIGNAL, signal.SIGTERM)


@dataclass
class Child:
    """What to run, how to tell that it answers, and how it has fared."""

    name: str
    command: list[str]
    log: Path
    is_ready: Callable[[], bool]
    environment: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None
    failures: int = 0
    due: float = 0.0
    began: float = 0.0
    last_lines: deque[str] = field(default_factory=lambda: deque(maxlen=40))
    _rest: bytes = b""

    def start(self) -> int:
        """Start it in a process group of its own; returns the descriptor of its output."""
        self._rotate()
        self.began = time.monotonic()
        # The supervisor has one thread, so running code between fork and exec is safe.
        self.process = subprocess.Popen(
            self.command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=_end_with_parent,  # noqa: PLW1509
            env={**os.environ, **self.environment, "PYTHONUNBUFFERED": "1"},
        )
        if self.process.stdout is None:  # for the type checker: it was asked for above
            raise RuntimeError
        os.set_blocking(self.process.stdout.fileno(), False)
        return self.process.stdout.fileno()

    def read(self) -> int | None:
        """Move waiting output into the log; 0 at its end, None when there is none just now."""
        if self.process is None or self.process.stdout is None:
            return 0
        try:
            data = os.read(self.process.stdout.fileno(), 65536)
        except BlockingIOError:
            return None
        if not data:
            return 0
        with suppress(OSError), self.log.open("ab") as handle:  # a full disk must not end us
            handle.write(data)
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            self._show(line.decode(errors="replace").rstrip())
        return len(data)

    def _show(self, line: str) -> None:
        self.last_lines.append(line)
        if _ALARMING.search(line):
            warn(f"  [{self.name}] {line}")

    def plan_restart(self) -> float:
        """Count a failure; returns the seconds until the next start (1, 2, 4 … 30)."""
        if time.monotonic() - self.began > _STEADY:
            self.failures = 0
        wait = min(2.0**self.failures, _LONGEST_WAIT)
        self.failures += 1
        self.due = time.monotonic() + wait
        self.process = None
        return wait

    def signal(self, number: signal.Signals) -> None:
        """Signal the whole group: also workers whose leader is gone."""
        if self.process is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, number)

    def is_gone(self) -> bool:
        """Tell whether the process has ended."""
        return self.process is None or self.process.poll() is not None

    def reason(self) -> str:
        """Return the line of its output that says best why it ended."""
        lines = [line for line in self.last_lines if line.strip()]
        telling = [line for line in lines if "Error" in line or _ALARMING.search(line)]
        return (telling or lines or ["it wrote nothing"])[-1].strip()

    def _rotate(self) -> None:
        self.log.parent.mkdir(parents=True, exist_ok=True)
        if self.log.exists() and self.log.stat().st_size > _LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".log.1"))
