"""What is wrong in a pack, and where."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong in a file; the line counts from 1."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        """Return it as compilers do."""
        return f"{self.file}:{self.line}: {self.message}"


class PackError(Exception):
    """A pack that cannot be loaded, with all faults found in it, in the order of their lines."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = sorted(set(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))
