"""Jobs that failed for good, and whether anybody works."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

PAGE_SIZE = 50

_FAILED = """
    SELECT j.id, j.task_name, j.args, j.attempts, max(e.at)
    FROM procrastinate_jobs j LEFT JOIN procrastinate_events e ON e.job_id = j.id
    WHERE j.status = 'failed' AND j.id < %s
    GROUP BY j.id ORDER BY j.id DESC LIMIT %s
"""
_ALIVE = """
    SELECT count(*) FROM procrastinate_workers
    WHERE last_heartbeat > now() - make_interval(secs => %s)
"""
HEARTBEAT_SECONDS = 60


@dataclass(frozen=True)
class FailedJob:
    """A job that used up its tries and waits for someone to look."""

    id: int
    name: str
    arguments: dict[str, Any]
    attempts: int
    failed_at: datetime | None


def failed_jobs(before: int = 2**62) -> list[FailedJob]:
    """Return up to a page of failed jobs with ids below `before`, latest first."""
    with connection.cursor() as cursor:
        cursor.execute(_FAILED, [before, PAGE_SIZE])
        return [FailedJob(*row) for row in cursor.fetchall()]


def worker_alive() -> bool:
    """Tell whether a worker showed a sign of life in the last minute."""
    with connection.cursor() as cursor:
        cursor.execute(_ALIVE, [HEARTBEAT_SECONDS])
        return bool(cursor.fetchone()[0])
