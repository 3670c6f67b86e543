"""Where contents lie, and who looks for viruses."""

import os
import tempfile
from abc import ABC, abstractmethod
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.conf import settings


class Scanner(ABC):
    """Looks into a content before it is kept."""

    @abstractmethod
    def finding(self, path: Path) -> str:
        """Return the name of what was found, empty when clean.

        Raises:
            OSError: the scanner cannot be reached; nothing is kept unscanned.
        """


SCANNERS: list[Scanner] = []


def store_folder() -> Path:
    """Return the folder of all contents."""
    return Path(settings.FILES_FOLDER)


def path_of(sha256: str) -> Path:
    """Return where a content lies: two levels of folders keep each small."""
    return store_folder() / sha256[:2] / sha256[2:4] / sha256


def uploads_folder() -> Path:
    """Return the folder of uploads under way; every web process must see the same."""
    return store_folder() / "uploads"


def upload_path(upload_id: UUID) -> Path:
    """Return where the bytes of an upload lie until it is whole and taken."""
    return uploads_folder() / str(upload_id)


def incoming_folder() -> Path:
    """Return the folder beside the store for what is looked at before it is kept."""
    folder = store_folder() / "incoming"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def open_temporary() -> tuple[BinaryIO, Path]:
    """Open a file beside the store, so that keeping it is a rename."""
    descriptor, name = tempfile.mkstemp(dir=incoming_folder())
    return os.fdopen(descriptor, "wb"), Path(name)


def keep(temporary: Path, sha256: str) -> None:
    """Move a written content to its place; one already there is the same content."""
    target = path_of(sha256)
    if target.exists():
        temporary.unlink()
        return
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    temporary.replace(target)
    # The name must outlive a power cut as the content does: the caller commits on it.
    folder = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
