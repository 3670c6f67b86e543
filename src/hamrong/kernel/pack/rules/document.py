"""A read file."""

from dataclasses import dataclass, field
from typing import Any

from hamrong.kernel.pack.rules.fault import Fault, PackError

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Document:
    """A read file: plain values, and the line of each by its path ("steps", 0, "key")."""

    file: str
    value: Any
    lines: dict[Path, int] = field(repr=False)

    def line(self, *path: str | int) -> int:
        """Return the line of a value, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def fault(self, message: str, *path: str | int) -> Fault:
        """Return a fault at the place of a value."""
        return Fault(self.file, self.line(*path), message)

    def error(self, message: str, *path: str | int) -> PackError:
        """Return, for raising, the error of one fault at the place of a value."""
        return PackError([self.fault(message, *path)])
