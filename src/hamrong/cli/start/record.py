"""What the last start found done, so that the next one need not load Django to find out."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import psycopg

from hamrong.cli.places import ROOT, made, var

_SOURCE = ROOT / "src" / "hamrong"


def _path() -> Path:
    return var() / "run" / "record.json"


def read(key: str) -> str:
    """Return what was recorded under `key`; empty when nothing was."""
    try:
        return str(json.loads(_path().read_text()).get(key, ""))
    except (OSError, ValueError):
        return ""


def write(key: str, value: str) -> None:
    """Record `value` under `key`; an empty one forgets it."""
    try:
        known: dict[str, Any] = json.loads(_path().read_text())
    except (OSError, ValueError):
        known = {}
    known[key] = value
    made(_path().parent)
    unfinished = _path().with_suffix(".new")
    unfinished.write_text(json.dumps(known))
    unfinished.replace(_path())


def migrations() -> str:
    """Return a checksum over all migrations: ours, and the libraries' by their lock."""
    paths = [*_SOURCE.glob("*/*/migrations/*.py"), ROOT / "requirements.lock"]
    settings = _SOURCE / "config" / "settings" / "applications.py"
    return _checksum([*paths, settings], contents=True)


def static_files() -> str:
    """Return a checksum over all static files, by size and time of change."""
    paths = [path for folder in _SOURCE.glob("*/*/static") for path in folder.rglob("*")]
    return _checksum([*paths, ROOT / "requirements.lock"], contents=False)


def _checksum(paths: Iterable[Path], *, contents: bool) -> str:
    digest = hashlib.sha256(str(ROOT).encode())
    for path in sorted(paths):
        if path.is_file():
            stat = path.stat()
            digest.update(str(path.relative_to(ROOT)).encode())
            digest.update(
                path.read_bytes() if contents else f"{stat.st_size}:{stat.st_mtime_ns}".encode()
            )
    return digest.hexdigest()


def applied(url: str) -> str:
    """Return a checksum over the migrations this database has had; empty for a new one."""
    with psycopg.connect(url, autocommit=True) as connection:
        if not has_table(connection, "django_migrations"):
            return ""
        row = connection.execute(
            "SELECT md5(string_agg(app || '.' || name, ',' ORDER BY id)) FROM django_migrations"
        ).fetchone()
        return str(row[0] or "") if row else ""


def has_table(connection: psycopg.Connection[Any], name: str) -> bool:
    """Tell whether the database has this table."""
    row = connection.execute("SELECT to_regclass(%s) IS NOT NULL", [name]).fetchone()
    return bool(row and row[0])


def has_rows(url: str, table: str, condition: str = "true") -> bool:
    """Tell whether a table is there and has a row that meets the condition (our own SQL)."""
    with psycopg.connect(url, autocommit=True) as connection:
        if not has_table(connection, table):
            return False
        question = f"SELECT EXISTS (SELECT 1 FROM {table} WHERE {condition})"  # noqa: S608
        row = connection.execute(question).fetchone()
        return bool(row and row[0])
