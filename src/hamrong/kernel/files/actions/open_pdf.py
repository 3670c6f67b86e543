"""Open PDF that people gave: always in a process of its own (`pdf_program`)."""

from collections.abc import Sequence
from pathlib import Path
from threading import BoundedSemaphore

import structlog

from hamrong.kernel.files.actions import pdf_program
from hamrong.kernel.files.actions.run_apart import run_apart
from hamrong.kernel.files.actions.take_turns import in_turn

WALL_SECONDS = 30
"""Three times the processor's seconds: a busy machine gives each process less."""
_TURNS = BoundedSemaphore(2)
_SEEN: dict[str, int] = {}
_MOST_SEEN = 4096
log = structlog.get_logger(__name__)


class UnreadablePdfError(Exception):
    """A PDF cannot be read: `fault` says why, `position` which of those that were given."""

    def __init__(self, fault: str, position: int = 0) -> None:
        super().__init__(fault)
        self.fault = fault
        self.position = position


def pages_in(path: Path, sha256: str) -> int:
    """Return how many pages a PDF has that can be read and bound.

    A content this process looked at before is not opened again.

    Raises:
        UnreadablePdfError: it has a password, is broken, or needs too much to be opened.
        LaterError: too many are being opened now.
    """
    if sha256 in _SEEN:
        return _SEEN[sha256]
    (pages,) = _run([path], None)
    if len(_SEEN) >= _MOST_SEEN:
        _SEEN.clear()
    _SEEN[sha256] = pages
    return pages


def join_apart(paths: Sequence[Path], out: Path) -> list[int]:
    """Write PDF as one and return of each how many pages are in it, 0 where it has fields.

    Raises:
        UnreadablePdfError: one of them cannot be read.
        LaterError: too many are being opened now.
    """
    return _run(paths, out)


def _run(paths: Sequence[Path], out: Path | None) -> list[int]:
    task = {"paths": [str(path) for path in paths], "out": str(out or "")}
    with in_turn(_TURNS):
        told, well = run_apart(Path(pdf_program.__file__), task, seconds=WALL_SECONDS)
    fault = next((one["fault"] for one in told if "fault" in one), "")
    if fault or not well:
        position = max((one["at"] for one in told if "at" in one), default=0)
        log.warning("a PDF could not be read", fault=fault, well=well)
        raise UnreadablePdfError(fault or pdf_program.HEAVY, position)
    return [one["pages"] for one in told if "pages" in one]
