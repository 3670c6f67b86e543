"""The processes of a running platform."""

import os
import resource
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import psycopg

from hamrong.cli.places import var
from hamrong.cli.safekeeping.keys import sealer_path
from hamrong.cli.supervisor.child import MARK, Child
from hamrong.cli.supervisor.health import answers, worker_beats

# Each open connection counts against the backpressure, also one that a browser only keeps: a small
# number would lock everybody else out while a few hundred people read.
_OPEN_FILES = 8_192
_WEB = (
    "granian --interface asginl --workers 2 --backlog 2048 --backpressure 2048 --no-ws "
    "--workers-kill-timeout 5 --respawn-failed-workers --log-level warning"
)


@dataclass(frozen=True)
class Addresses:
    """Where the platform listens and what it works on. The sandbox takes two ports in a row."""

    host: str
    port: int
    sandbox: int
    database: str

    @property
    def base(self) -> str:
        """The address people type."""
        if self.host in {"127.0.0.1", "0.0.0.0", "::", "::1"}:  # noqa: S104
            return f"http://localhost:{self.port}"
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"


def mark() -> str:
    """Return what tells this installation's processes from another's."""
    return str(var())


def children(at: Addresses) -> list[Child]:
    """Describe web, worker, sandbox and, where backups are set up, what keeps the log."""
    _allow_open_files()
    python = sys.executable
    web = [python, "-m", *_WEB.split(), "--host", at.host, "--port", str(at.port)]
    sandbox = [python, "-m", "hamrong.sandbox", "--port", str(at.sandbox)]
    folder = ["--state", str(var() / "sandbox")]
    began = _database_time(at.database)

    def page(host: str, port: int, path: str) -> Callable[[], bool]:
        return lambda: answers(host, port, path)

    found = [
        _child("web", [*web, "hamrong.config.asgi:application"], page(at.host, at.port, "/readyz")),
        _child(
            "worker",
            [python, "-m", "django", "worker"],
            lambda: worker_beats(at.database, began),
        ),
        _child("sandbox", [*sandbox, *folder], page("127.0.0.1", at.sandbox, "/healthz")),
    ]
    if os.environ.get("HAMRONG_BACKUP_TO") and sealer_path(var()).exists():
        # Whether backups work is the operator's page to say: people are served without them too.
        archive = [python, "-m", "hamrong.cli", "backup", "--follow"]
        found.append(_child("archive", archive, lambda: True))
    return found


def _allow_open_files() -> None:
    """Let a web process hold as many connections as it takes, where the machine allows it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != resource.RLIM_INFINITY and soft < _OPEN_FILES:
        most = _OPEN_FILES if hard == resource.RLIM_INFINITY else min(_OPEN_FILES, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, most), hard))


def _child(name: str, command: list[str], is_ready: Callable[[], bool]) -> Child:
    return Child(name, command, _log(name), is_ready, {MARK: mark()})


def _log(name: str) -> Path:
    return var() / "log" / f"{name}.log"


def _database_time(url: str) -> datetime:
    """Ask the database's own clock: it may run on another machine."""
    with psycopg.connect(url, autocommit=True) as connection:
        row = connection.execute("SELECT clock_timestamp()").fetchone()
        if row is None:  # for the type checker: a select without a table gives one row
            raise RuntimeError
        moment: datetime = row[0]
        return moment
