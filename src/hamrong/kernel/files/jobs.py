"""Background entry points."""

from hamrong.kernel.files.actions.end_upload import expire_uploads
from hamrong.kernel.files.actions.sweep_unused import sweep_unused
from hamrong.kernel.jobs.interface import periodic


@periodic("files.expire_uploads", cron="20 * * * *")
def expire_unfinished_uploads() -> None:
    """Delete uploads that nobody went on with, each hour a bounded number."""
    expire_uploads()


@periodic("files.sweep_unused", cron="50 3 * * *")
def sweep_unused_files() -> None:
    """Let go files that were dropped, and contents nothing refers to; a bounded number a night."""
    sweep_unused()
