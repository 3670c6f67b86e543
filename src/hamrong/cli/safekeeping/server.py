"""PostgreSQL's own programs for copying a running server, over its replication protocol."""

import subprocess
from pathlib import Path
from typing import Any

import psycopg

from hamrong.cli.postgres.binaries import programs
from hamrong.cli.screen import StopError

SLOT = "hamrong_backup"


def connect(url: str) -> psycopg.Connection[Any]:
    """Connect, every statement for itself; rows read the same on every machine."""
    link = psycopg.connect(url, connect_timeout=10, autocommit=True)
    for setting in ("TimeZone = 'UTC'", "DateStyle = 'ISO'", "bytea_output = 'hex'",
                    "extra_float_digits = 1", "synchronous_commit = on"):  # fmt: skip
        link.execute(f"SET {setting}".encode())
    return link


def value(link: psycopg.Connection[Any], question: str, *arguments: object) -> Any:
    """Return the one value of a question (our own SQL)."""
    row = link.execute(question.encode(), arguments or None).fetchone()
    return row[0] if row else None


def program(name: str, *arguments: str) -> list[str]:
    """Return the command line of one of PostgreSQL's programs."""
    return [str(programs() / name), *arguments]


def run_program(name: str, *arguments: str) -> str:
    """Run a program to its end and return what it printed.

    Raises:
        StopError: it failed; the sentence is its own.
    """
    done = subprocess.run(program(name, *arguments), check=False, capture_output=True, text=True)
    if done.returncode:
        raise failure(name, done.stderr)
    return done.stdout


def failure(name: str, errors: str) -> StopError:
    """Return the sentence of a program that failed."""
    lines = [line.strip() for line in errors.splitlines() if "error" in line.lower()]
    reason = (lines or errors.strip().splitlines() or ["no reason given"])[-1]
    return StopError(f"The backup could not go on: {reason.removeprefix(f'{name}: ')}")


def ensure_slot(url: str) -> None:
    """Have the server keep its log until we have it.

    A slot whose log the server has had to give up is made anew: the next base starts from there.

    Raises:
        StopError: the user may not replicate; the sentence says what to grant.
    """
    with connect(url) as link:
        status = value(
            link, "SELECT wal_status FROM pg_replication_slots WHERE slot_name = %s", SLOT
        )
        try:
            if status == "lost":
                link.execute("SELECT pg_drop_replication_slot(%s)", [SLOT])
            if status in {None, "lost"}:
                link.execute("SELECT pg_create_physical_replication_slot(%s, true)", [SLOT])
        except psycopg.errors.InsufficientPrivilege:
            raise StopError(
                f'User "{link.info.user}" may not replicate. As a superuser run: '
                f'ALTER ROLE "{link.info.user}" REPLICATION; and let it connect to "replication" '
                "in pg_hba.conf."
            ) from None


def receive(url: str, folder: Path, *more: str) -> list[str]:
    """Return the command that writes the server's log into a folder as it comes."""
    return program("pg_receivewal", "-d", url, "-D", str(folder), "--slot", SLOT, "-s", "1", *more)
