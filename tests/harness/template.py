"""One migrated template database, from which each worker's database is copied.

Migrating takes seconds and grows with the house; copying takes a fraction of one. The template's
name carries a checksum of all migrations, so a changed migration makes a new template.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from django.apps import apps
from django.core.management import call_command
from django.db import connections
from psycopg import sql

_LOCK = 7_241_013


def checksum() -> str:
    """Return a name for the present state of all migrations and models."""
    digest = hashlib.sha256()
    for config in sorted(apps.get_app_configs(), key=lambda config: config.label):
        for path in sorted(Path(config.path, "migrations").glob("*.py")):
            digest.update(f"{config.label}/{path.name}".encode())
            digest.update(path.read_bytes())
        digest.update(config.label.encode())
    return digest.hexdigest()[:10]


@contextmanager
def _server(settings: dict[str, Any]) -> Iterator[psycopg.Connection[Any]]:
    """Connect to the maintenance database; only one process at a time prepares the template."""
    with psycopg.connect(
        host=settings["HOST"],
        port=settings["PORT"] or None,
        user=settings["USER"] or None,
        password=settings["PASSWORD"] or None,
        dbname="postgres",
        autocommit=True,
    ) as connection:
        connection.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        yield connection


def _execute(connection: psycopg.Connection[Any], statement: str, *names: str) -> None:
    connection.execute(sql.SQL(statement).format(*[sql.Identifier(name) for name in names]))


def _migrate_into(name: str) -> None:
    connection = connections["default"]
    connection.settings_dict["NAME"] = name
    call_command("migrate", verbosity=0, interactive=False)
    # Tests that commit are cleaned up by emptying all tables, which the log itself refuses.
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER IF EXISTS timeline_entry_no_truncate ON timeline_entry")
    connection.close()


def _exists(connection: psycopg.Connection[Any], name: str) -> bool:
    found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
    return found.fetchone() is not None


def make_database(worker: str) -> str:
    """Make this worker's database and point Django at it; returns its name."""
    connection = connections["default"]
    connection.close()
    base = connection.settings_dict["NAME"]
    template = f"template_{base}_{checksum()}"
    mine = f"test_{base}_{worker}"
    with _server(connection.settings_dict) as server:
        if not _exists(server, template):
            _drop_old(server, f"template_{base}_")
            unfinished = f"unfinished_{base}"
            _execute(server, "DROP DATABASE IF EXISTS {} WITH (FORCE)", unfinished)
            _execute(server, "CREATE DATABASE {}", unfinished)
            _migrate_into(unfinished)
            _execute(server, "ALTER DATABASE {} RENAME TO {}", unfinished, template)
        _execute(server, "DROP DATABASE IF EXISTS {} WITH (FORCE)", mine)
        _execute(server, "CREATE DATABASE {} TEMPLATE {}", mine, template)
    connection.settings_dict["NAME"] = mine
    return mine


def _drop_old(server: psycopg.Connection[Any], prefix: str) -> None:
    rows = server.execute(
        "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [prefix]
    ).fetchall()
    for (name,) in rows:
        _execute(server, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


def drop_database(name: str) -> None:
    """Drop a worker's database at the end of its run."""
    connection = connections["default"]
    connection.close()
    with _server(connection.settings_dict) as server:
        _execute(server, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
