"""What waits for the workers, and how long already."""

from dataclasses import dataclass

from django.db import connection

MOST = 10

_COUNTS = """
    SELECT count(*) FILTER (WHERE status = 'todo' AND coalesce(scheduled_at, now()) <= now()),
           count(*) FILTER (WHERE status = 'todo' AND scheduled_at > now()),
           count(*) FILTER (WHERE status = 'doing'),
           count(*) FILTER (WHERE status = 'failed')
    FROM procrastinate_jobs
"""
_OLDEST = """
    SELECT extract(epoch FROM now() - coalesce(j.scheduled_at, e.at, now()))
    FROM procrastinate_jobs j
    LEFT JOIN procrastinate_events e ON e.job_id = j.id AND e.type = 'deferred'
    WHERE j.status = 'todo' AND (j.scheduled_at IS NULL OR j.scheduled_at <= now())
    ORDER BY j.id LIMIT 1
"""
_NAMES = """
    SELECT task_name, count(*) FROM procrastinate_jobs
    WHERE status = 'todo' AND (scheduled_at IS NULL OR scheduled_at <= now())
    GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT %s
"""


@dataclass(frozen=True)
class Backlog:
    """The queue now. `waiting` are due, `later` are for another time; `names` has the most."""

    waiting: int
    later: int
    doing: int
    failed: int
    oldest_seconds: float
    names: tuple[tuple[str, int], ...]


def backlog() -> Backlog:
    """Return how the queue stands. Three queries."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS)
        waiting, later, doing, failed = cursor.fetchone()
        cursor.execute(_OLDEST)
        oldest = cursor.fetchone()
        cursor.execute(_NAMES, [MOST])
        names = tuple((str(name), int(count)) for name, count in cursor.fetchall())
    seconds = max(float(oldest[0]), 0.0) if oldest else 0.0
    return Backlog(waiting, later, doing, failed, seconds, names)
