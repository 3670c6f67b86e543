"""When something about the platform's safety asks for a person."""

from datetime import datetime, timedelta
from enum import StrEnum

# A nightly backup, and two hours for it to end.
BACKUP_LIMIT = timedelta(hours=26)
# A weekly drill, with one that may be missed.
DRILL_LIMIT = timedelta(days=15)
# The log is moved every quarter of a minute; a few minutes without it are no accident any more.
KEPT_LIMIT = timedelta(minutes=5)


class Kind(StrEnum):
    """What is noted when it has run."""

    BACKUP = "backup"
    DRILL = "drill"


def is_late(last: datetime | None, limit: timedelta, at: datetime) -> bool:
    """Tell whether what must happen within `limit` has not, or never has."""
    return last is None or at - last > limit
