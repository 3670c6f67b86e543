"""Let what takes much memory happen a few times at once, and nobody wait for ever."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import LaterError

WAIT_SECONDS = 15
"""A photograph takes under half a second: thirty people before one are still waited for."""


@contextmanager
def in_turn(turns: BoundedSemaphore) -> Iterator[None]:
    """Wait for a turn and hold it.

    Raises:
        LaterError: none came in time.
    """
    if not turns.acquire(timeout=WAIT_SECONDS):
        raise LaterError(
            _("Hệ thống đang mở rất nhiều tệp. Hãy gửi lại tệp này sau ít phút."), field="file"
        )
    try:
        yield
    finally:
        turns.release()
