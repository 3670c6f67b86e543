"""Where backups lie: a folder today; whatever can put, open, list and remove by name."""

import os
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import BinaryIO

from hamrong.cli.screen import StopError

_UNFINISHED = ".unfinished"


class Store(ABC):
    """Contents by name. A content is there whole or not at all."""

    @abstractmethod
    def writing(self, name: str) -> AbstractContextManager[BinaryIO]:
        """Write a content; it appears under its name when the block ends without an error."""

    @abstractmethod
    def open(self, name: str) -> BinaryIO:
        """Open a content.

        Raises:
            FileNotFoundError: there is none of this name.
        """

    @abstractmethod
    def names(self, prefix: str) -> Iterator[str]:
        """Give the names of all contents below a prefix that ends with a stroke."""

    @abstractmethod
    def remove(self, name: str) -> None:
        """Remove a content; silent when there is none."""

    @abstractmethod
    def has(self, name: str) -> bool:
        """Tell whether a content is there."""


class FolderStore(Store):
    """A folder: a disk of another machine, mounted."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @contextmanager
    def writing(self, name: str) -> Iterator[BinaryIO]:
        """Write beside the name, make it last through a power cut, then rename."""
        target = self.folder / name
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        unfinished = target.with_name(f".{target.name}.{os.getpid()}{_UNFINISHED}")
        try:
            with unfinished.open("wb") as handle:
                yield handle
                handle.flush()
                os.fsync(handle.fileno())
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)
        directory = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(directory)
        finally:
            os.close(directory)

    def open(self, name: str) -> BinaryIO:
        """Open a content."""
        return (self.folder / name).open("rb")

    def names(self, prefix: str) -> Iterator[str]:
        """Walk the folder below a prefix, in order; what is being written does not count."""
        for path in sorted((self.folder / prefix).rglob("*")):
            if path.is_file() and not path.name.endswith(_UNFINISHED):
                yield path.relative_to(self.folder).as_posix()

    def remove(self, name: str) -> None:
        """Remove a content, and its folder with the last one."""
        path = self.folder / name
        path.unlink(missing_ok=True)
        if path.parent != self.folder and path.parent.is_dir() and not any(path.parent.iterdir()):
            path.parent.rmdir()

    def has(self, name: str) -> bool:
        """Tell whether a content is there."""
        return (self.folder / name).is_file()


def store_at(address: str) -> Store:
    """Return the store an address names.

    Raises:
        StopError: no address, or a kind there is no supplier for.
    """
    if not address:
        raise StopError("Say where backups go: HAMRONG_BACKUP_TO or --at, a folder elsewhere.")
    if "://" in address:
        raise StopError(
            f"There is no supplier for {address.split(':', maxsplit=1)[0]} yet; mount the bucket "
            "as a folder and name that."
        )
    return FolderStore(Path(os.environ.get("HAMRONG_CALLER", "."), address).resolve())
