"""Try a failed job again."""

from asgiref.sync import async_to_sync
from procrastinate.contrib.django import app

from hamrong.kernel.calendar.interface import now


def retry(job_id: int) -> None:
    """Put a failed job back into the queue, to run at once."""
    async_to_sync(app.job_manager.retry_job_by_id_async)(job_id=job_id, retry_at=now())
