"""The facts of carrying out a reorganisation."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class ReorganisationBegun:
    """An administrator had the hand-over begin; so much was open at agencies that end."""

    on: date
    basis: str
    total: int


@dataclass(frozen=True)
class ReorganisationFinished:
    """Nothing is left at agencies that ended, but for what could not be moved."""

    on: date
    obstacles: int


@dataclass(frozen=True)
class HeirsDecided:
    """An administrator decided for some open things of a divided agency where they go."""

    on: date
    count: int


@dataclass(frozen=True)
class VillageAssigned:
    """All that names a village of a divided commune goes to one of its heirs."""

    on: date
    village: str
    heir: str


@dataclass(frozen=True)
class VillageReleased:
    """The rule for a village was taken back."""

    on: date
    village: str
