"""The door: what other contexts may use."""

from hamrong.kernel.jobs.actions.enqueue import enqueue
from hamrong.kernel.jobs.actions.retry import retry
from hamrong.kernel.jobs.actions.run_pending import run_pending
from hamrong.kernel.jobs.queries.backlog import Backlog, backlog
from hamrong.kernel.jobs.queries.failed import FailedJob, failed_jobs, worker_alive
from hamrong.kernel.jobs.rules import REGISTRY, handler, periodic

__all__ = [
    "REGISTRY",
    "Backlog",
    "FailedJob",
    "backlog",
    "enqueue",
    "failed_jobs",
    "handler",
    "periodic",
    "retry",
    "run_pending",
    "worker_alive",
]
