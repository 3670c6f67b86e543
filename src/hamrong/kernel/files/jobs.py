"""Background entry points."""

from hamrong.kernel.files.actions.end_upload import expire_uploads
from hamrong.kernel.jobs.interface import periodic


@periodic("files.expire_uploads", cron="20 * * * *")
def expire_unfinished_uploads() -> None:
    """Delete uploads that nobody went on with, each hour a bounded number."""
    expire_uploads()
