"""One exact point of the log, and what every table held there."""

import time
from typing import Any

import psycopg
from psycopg import sql

from hamrong.cli.safekeeping.manifest import Table
from hamrong.cli.safekeeping.server import connect, value
from hamrong.cli.screen import StopError

_TRIES = 3_000
_PAUSE = 0.003
_TABLES = (
    "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
    " WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relpersistence = 'p' ORDER BY 1"
)
# Rows in any order: the sum of the halves of each row's MD5. It finds damage; that nobody altered
# the backup itself is proven by its seal.
_CONTENTS = """
    SELECT count(*), coalesce(sum(('x' || left(h, 16))::bit(64)::bigint::numeric), 0)::text
        || ':' || coalesce(sum(('x' || right(h, 16))::bit(64)::bigint::numeric), 0)::text
    FROM (SELECT md5(t::text) AS h FROM {} t) rows
"""


def contents(link: psycopg.Connection[Any]) -> dict[str, Table]:
    """Return rows and hash of every table, as the connection's transaction sees them."""
    names = [name for (name,) in link.execute(_TABLES.encode()).fetchall()]
    found = {}
    for name in names:
        row = link.execute(sql.SQL(_CONTENTS).format(sql.Identifier("public", name))).fetchone()
        if row:
            found[name] = Table(*row)
    return found


def find_point(url: str, name: str) -> tuple[str, dict[str, Table]]:
    """Name an exact point of the log and return that name with what every table held there.

    A snapshot equals a place in the log when nobody writes at either side of it: such a moment,
    a thousandth of a second long, is waited for. Nobody else is made to wait.

    Raises:
        StopError: people write so much that no such moment came.
    """
    with connect(url) as snapshot, connect(url) as holder, connect(url) as marker:
        for attempt in range(_TRIES):
            found = _attempt(snapshot, holder, marker, f"{name}-{attempt}")
            if found is not None:
                return f"{name}-{attempt}", found
            time.sleep(_PAUSE)
    raise StopError("No moment without a write came to compare the backup with; try again later.")


def _attempt(
    snapshot: psycopg.Connection[Any],
    holder: psycopg.Connection[Any],
    marker: psycopg.Connection[Any],
    name: str,
) -> dict[str, Table] | None:
    """Put the point; None when somebody wrote meanwhile.

    Our own transaction takes a number and writes nothing. When all before it have ended, and the
    next number given after the point is its successor, nobody has written in between.
    """
    with snapshot.transaction():
        snapshot.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        with holder.transaction():
            number = int(value(holder, "SELECT pg_current_xact_id()::text"))
            if value(snapshot, "SELECT pg_current_snapshot()::text") != f"{number}:{number}:":
                return None
            value(marker, "SELECT pg_create_restore_point(%s)::text", name)
            following = int(value(marker, "SELECT pg_current_xact_id()::text"))
        return contents(snapshot) if following == number + 1 else None
