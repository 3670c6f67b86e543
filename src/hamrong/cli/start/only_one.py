"""At most one platform runs in a folder."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

from hamrong.cli.places import made, var
from hamrong.cli.screen import StopError


@contextmanager
def only_one(address: str) -> Iterator[None]:
    """Hold the folder for the length of the block; the kernel lets go when we are killed.

    Raises:
        StopError: another one holds it; the sentence names it.
    """
    path = made(var() / "run") / "up.lock"
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            who = path.read_text().strip() or "unknown"
            raise StopError(
                f"Hàm Rồng already runs in this folder ({who}); stop it with Ctrl-C or kill, or "
                "use another HAMRONG_VAR for a second one."
            ) from None
        os.ftruncate(handle, 0)
        os.write(handle, f"process {os.getpid()}, {address}\n".encode())
        yield
    finally:
        os.close(handle)


def is_held() -> str:
    """Return who runs the platform in this folder; empty when nobody does."""
    path = var() / "run" / "up.lock"
    if not path.exists():
        return ""
    with path.open() as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return handle.read().strip() or "unknown"
    return ""
