"""Say which matter the lines of the log that follow are about."""

from uuid import UUID

from structlog.contextvars import bind_contextvars


def about(matter_id: UUID | str) -> None:
    """Name the matter in every further line of this request or job."""
    bind_contextvars(matter_id=str(matter_id))
