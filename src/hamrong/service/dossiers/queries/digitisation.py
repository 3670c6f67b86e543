"""How many dossiers are digitised, agency by agency: what plans set targets for."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Digitised:
    """Dossiers whose papers the desk took in, and those of which every paper exists as data.

    One is done exactly where `digitisation_axis` says so.
    """

    taken_in: int
    done: int

    @property
    def share(self) -> int | None:
        """Return the whole percents done, rounded down; None where no paper was taken in."""
        return 100 * self.done // self.taken_in if self.taken_in else None


NOTHING_TAKEN_IN = Digitised(0, 0)
