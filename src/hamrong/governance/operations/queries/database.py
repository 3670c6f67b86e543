"""How the database server fares."""

from dataclasses import dataclass

from django.db import connection

SLOWEST = 10

_STATE = """
    SELECT current_setting('server_version'), pg_database_size(current_database()),
           (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'),
           current_setting('max_connections')::int,
           coalesce((SELECT max(extract(epoch FROM now() - xact_start)) FROM pg_stat_activity
                     WHERE state LIKE 'idle in transaction%'), 0)
"""
_HAS_STATEMENTS = """
    SELECT EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'pg_stat_statements')
        AND current_setting('shared_preload_libraries') LIKE '%pg_stat_statements%'
"""
_SLOW = """
    SELECT query, calls, total_exec_time / 1000, mean_exec_time, max_exec_time
    FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
    WHERE d.datname = current_database() AND query ~* '^\\s*(select|insert|update|delete|with)'
    ORDER BY total_exec_time DESC LIMIT %s
"""


@dataclass(frozen=True)
class SlowQuery:
    """A kind of query, its values replaced by $1, $2 …; milliseconds but for the sum."""

    text: str
    calls: int
    seconds: float
    mean: float
    longest: float


@dataclass(frozen=True)
class DatabaseState:
    """The server now; `slow` is None where it does not keep such statistics."""

    version: str
    size: int
    connections: int
    most_connections: int
    idle_seconds: float
    slow: tuple[SlowQuery, ...] | None


def database_state(*, slow: bool = False) -> DatabaseState:
    """Return how the server fares; with `slow`, what costs it most. At most three queries."""
    with connection.cursor() as cursor:
        cursor.execute(_STATE)
        version, size, used, most, idle = cursor.fetchone()
        found = None
        if slow:
            cursor.execute(_HAS_STATEMENTS)
            if cursor.fetchone()[0]:
                cursor.execute(_SLOW, [SLOWEST])
                found = tuple(SlowQuery(*row) for row in cursor.fetchall())
    return DatabaseState(version, size, used, most, float(idle), found)
