"""Hand the registered handlers to procrastinate."""

from functools import wraps
from typing import Any

import procrastinate

from hamrong.kernel.jobs.rules import REGISTRY, Handler
from hamrong.kernel.observe.interface import watch_job

# Seconds before the second try; each further wait is that much longer again.
BACK_OFF = 4


def register_handlers(app: procrastinate.App) -> None:
    """Make a task of each handler; procrastinate calls this once it is ready."""
    for handler in REGISTRY.handlers.values():
        _register(app, handler)


def _register(app: procrastinate.App, handler: Handler) -> None:
    if not handler.cron:
        retry = procrastinate.RetryStrategy(max_attempts=handler.retries, exponential_wait=BACK_OFF)

        @wraps(handler.function)
        def run(**arguments: Any) -> None:
            watch_job(handler.name, lambda: handler.function(**arguments), arguments)

        app.task(name=handler.name, retry=retry)(run)
        return

    def run_at(timestamp: int) -> None:  # noqa: ARG001
        watch_job(handler.name, handler.function, {})

    task = app.task(name=handler.name, queueing_lock=handler.name)(run_at)
    app.periodic(cron=handler.cron)(task)
