"""Run what is due, here and now."""

import json
from collections.abc import Collection

from django.db import connection

from hamrong.kernel.calendar.interface import now
from hamrong.kernel.jobs.rules import REGISTRY

_NEXT = """
    DELETE FROM procrastinate_jobs WHERE id = (
        SELECT id FROM procrastinate_jobs
        WHERE status = 'todo' AND (scheduled_at IS NULL OR scheduled_at <= %s)
            AND task_name <> ALL(%s)
        ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
    ) RETURNING task_name, args
"""


def run_pending(limit: int = 1_000, *, leave: Collection[str] = ()) -> int:
    """Run up to `limit` due jobs in this process, in order, and return how many ran.

    For tests and demonstrations, which move the clock; the worker is the way in production. An
    error stops the run and is the caller's. Jobs named in `leave` stay for the worker.
    """
    for done in range(limit):
        with connection.cursor() as cursor:
            cursor.execute(_NEXT, [now(), list(leave)])
            row = cursor.fetchone()
        if row is None:
            return done
        name, arguments = row
        REGISTRY.handlers[name].function(**json.loads(arguments))
    return limit
