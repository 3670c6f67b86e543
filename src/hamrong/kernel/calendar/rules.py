"""The clock everyone reads."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")

_moment: ContextVar[datetime | None] = ContextVar("moment", default=None)


def now() -> datetime:
    """Return the present moment, aware and in Vietnamese time."""
    return (_moment.get() or datetime.now(UTC)).astimezone(VIETNAM)


def today() -> date:
    """Return today's date in Viet Nam."""
    return now().date()


@contextmanager
def clock_at(moment: datetime) -> Iterator[None]:
    """Let everything inside read `moment` as the present: for tests and demonstrations."""
    if moment.tzinfo is None:
        raise ValueError("clock_at needs an aware datetime")
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)
