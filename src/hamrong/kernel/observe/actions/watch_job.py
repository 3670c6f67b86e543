"""Time and count a job, and write down how it ended."""

import time
from collections.abc import Callable
from typing import Any

import structlog
from structlog.contextvars import bind_contextvars, clear_contextvars

from hamrong.kernel.observe.actions.about import about
from hamrong.kernel.observe.ports import JOB_SECONDS, JOBS

log = structlog.get_logger("hamrong.job")


def watch_job(name: str, work: Callable[[], None], arguments: dict[str, Any]) -> None:
    """Do the work of a job; of its arguments only the matter is written down.

    Raises:
        Exception: whatever the work raises, once it is counted.
    """
    clear_contextvars()
    bind_contextvars(job=name)
    if "matter_id" in arguments:
        about(arguments["matter_id"])
    began, outcome = time.perf_counter(), "failed"
    try:
        work()
        outcome = "done"
    except Exception:
        log.exception("job failed")
        raise
    finally:
        seconds = time.perf_counter() - began
        JOB_SECONDS.labels(name).observe(seconds)
        JOBS.labels(name, outcome).inc()
        log.info("job", outcome=outcome, milliseconds=round(seconds * 1000, 1))
        clear_contextvars()
