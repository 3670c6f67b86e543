"""A PostgreSQL of the operator's own: what it must offer, and the SQL that gives it."""

from typing import Any

import psycopg

from hamrong.cli.screen import StopError

OLDEST = 150_000
NEEDED = ("unaccent", "pg_trgm", "ltree", "btree_gist")
USEFUL = ("vector",)


def missing(connection: psycopg.Connection[Any]) -> list[str]:
    """Return one sentence for each thing the database lacks; nothing when it is fit."""
    version = connection.info.server_version
    if version < OLDEST:
        return [f"PostgreSQL {version // 10_000} is too old; point DATABASE_URL at 15 or newer."]
    user, name = connection.info.user, connection.info.dbname
    sentences = []
    if not _may_create(connection):
        sentences.append(
            f'User "{user}" may not create tables in database "{name}". As its owner run: '
            f'GRANT CREATE, USAGE ON SCHEMA public TO "{user}";'
        )
    encoding = connection.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        sentences.append(
            f'Database "{name}" is encoded in {encoding}. Make it anew: '
            f"CREATE DATABASE \"{name}\" ENCODING 'UTF8' TEMPLATE template0;"
        )
    return sentences + _missing_extensions(connection)


def _may_create(connection: psycopg.Connection[Any]) -> bool:
    row = connection.execute(
        "SELECT has_schema_privilege(current_user, 'public', 'CREATE')"
    ).fetchone()
    return bool(row and row[0])


def _missing_extensions(connection: psycopg.Connection[Any]) -> list[str]:
    """Extensions that are neither there nor ours to create."""
    name = connection.info.dbname
    offered = {
        extension: (installed is not None, trusted)
        for extension, installed, trusted in connection.execute(
            "SELECT e.name, e.installed_version, bool_or(v.trusted OR r.rolsuper) "
            "FROM pg_available_extensions e JOIN pg_available_extension_versions v USING (name) "
            "JOIN pg_roles r ON r.rolname = current_user GROUP BY 1, 2"
        )
    }
    may = connection.execute(
        "SELECT has_database_privilege(current_user, current_database(), 'CREATE')"
    ).fetchone()
    sentences = []
    for extension in NEEDED:
        installed, trusted = offered.get(extension, (False, False))
        if extension not in offered:
            sentences.append(
                f"The server does not offer the extension {extension}; install its contrib "
                "package (Debian: apt-get install postgresql-contrib)."
            )
        elif not installed and not (trusted and may and may[0]):
            sentences.append(
                f'The extension {extension} is missing in "{name}". As a superuser run: '
                f"CREATE EXTENSION {extension};"
            )
    return sentences


def check(url: str) -> None:
    """Stop with every missing thing at once.

    Raises:
        StopError: the server cannot be reached, or lacks something.
    """
    try:
        with psycopg.connect(url, connect_timeout=10, autocommit=True) as connection:
            sentences = missing(connection)
    except psycopg.Error as error:
        reason = (str(error).strip() or "no reason given").splitlines()[0]
        raise StopError(f"The database of DATABASE_URL cannot be used: {reason}") from None
    if sentences:
        raise StopError("\n".join(sentences))
