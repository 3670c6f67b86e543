"""Put work into the queue."""

from datetime import datetime
from typing import Any

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from hamrong.kernel.jobs.rules import REGISTRY, plain_arguments


def enqueue(name: str, *, at: datetime | None = None, key: str = "", **arguments: Any) -> None:
    """Have a handler run with the arguments once the caller's transaction is committed.

    The job is a row of the same transaction: a rollback takes it back. It runs at least once, so
    handlers are idempotent. `at` is the earliest moment; with `key`, a second job of the same key
    is not added while the first still waits. UUIDs and moments arrive as text.

    Raises:
        KeyError: no handler has this name.
    """
    if name not in REGISTRY.handlers:
        raise KeyError(f"no handler for the job {name!r}")
    task = app.configure_task(name, schedule_at=at, queueing_lock=key or None)
    if not key:
        task.defer(**plain_arguments(arguments))
        return
    try:
        with transaction.atomic():
            task.defer(**plain_arguments(arguments))
    except AlreadyEnqueued:
        return
