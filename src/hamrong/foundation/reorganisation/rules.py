"""Which heir takes over a thing that was open at an agency that has ended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID


class End(StrEnum):
    """How an agency ended: into one heir, into several, or with its level."""

    WHOLE = "whole"
    SPLIT = "split"
    ABOLISHED = "abolished"


@dataclass(frozen=True)
class Ending:
    """An agency that has ended and its heirs, the main one (or the nearest) first."""

    how: End
    heirs: tuple[UUID, ...]


@dataclass(frozen=True)
class About:
    """What is known of an open thing. `address` is without diacritics.

    `commune_id` is the committee of the commune it concerns, as it was when the thing was opened.
    """

    thing_id: UUID
    address: str = ""
    commune_id: UUID | None = None
    field: str = ""
    procedure: str = ""


@dataclass(frozen=True)
class VillageRule:
    """Whatever names these words in its address goes to this heir of a divided commune."""

    words: str
    heir_id: UUID


@dataclass(frozen=True)
class TaskRule:
    """Who takes over tasks of an abolished level; a rule that names nothing fits everything."""

    fields: tuple[str, ...] = ()
    procedures: tuple[str, ...] = ()
    department_id: UUID | None = None

    def fits(self, about: About) -> bool:
        """Tell whether the rule speaks of this thing."""
        named = self.fields or self.procedures
        return not named or about.field in self.fields or about.procedure in self.procedures


class Ground(StrEnum):
    """Why an heir was chosen."""

    ONLY = "only"
    DECIDED = "decided"
    VILLAGE = "village"
    TASK = "task"
    PROPOSED = "proposed"


@dataclass(frozen=True)
class Choice:
    """The heir, and the ground; what is only proposed should be looked at by a person."""

    agency_id: UUID
    ground: Ground

    @property
    def certain(self) -> bool:
        """Tell whether law or a person decided, and not the platform alone."""
        return self.ground is not Ground.PROPOSED


@dataclass(frozen=True)
class Guide:
    """Everything that decides where things go on the day of a reorganisation."""

    endings: Mapping[UUID, Ending]
    decisions: Mapping[UUID, UUID] = field(default_factory=dict)
    villages: Mapping[UUID, Sequence[VillageRule]] = field(default_factory=dict)
    tasks: Sequence[TaskRule] = ()

    def choose(self, agency_id: UUID, about: About) -> Choice:
        """Return who takes over a thing from an agency; an agency that works keeps it.

        A person's decision counts first. Tasks of an abolished level follow the rules of the
        reorganisation, without one the commune concerned (Law 72/2025/QH15 gives communes the
        tasks of districts). A divided commune's things follow its villages; what names none goes
        to the main part, as a proposal.
        """
        ending = self.endings.get(agency_id)
        if ending is None or not ending.heirs:
            return Choice(agency_id, Ground.ONLY)
        if ending.how is End.ABOLISHED:
            return self._of_abolished(ending, about)
        return self._of_commune(agency_id, ending, about)

    def _of_commune(self, agency_id: UUID, ending: Ending, about: About) -> Choice:
        if ending.how is End.WHOLE:
            return Choice(ending.heirs[0], Ground.ONLY)
        if decided := self._decided(ending, about):
            return decided
        for village in self.villages.get(agency_id, ()):
            if names(about.address, village.words):
                return Choice(village.heir_id, Ground.VILLAGE)
        return Choice(ending.heirs[0], Ground.PROPOSED)

    def _of_abolished(self, ending: Ending, about: About) -> Choice:
        rule = next((rule for rule in self.tasks if rule.fits(about)), None)
        if rule is not None and rule.department_id is not None:
            return Choice(rule.department_id, Ground.TASK)
        if decided := self._decided(ending, about):
            return decided
        if about.commune_id is None:
            return Choice(ending.heirs[0], Ground.PROPOSED)
        found = self.choose(about.commune_id, About(about.thing_id, about.address))
        return Choice(found.agency_id, Ground.TASK) if found.certain else found

    def _decided(self, ending: Ending, about: About) -> Choice | None:
        heir = self.decisions.get(about.thing_id)
        return Choice(heir, Ground.DECIDED) if heir in ending.heirs and heir else None


def names(address: str, words: str) -> bool:
    """Tell whether an address names a village, both without diacritics: whole words in order."""
    return bool(words) and f" {words} " in f" {' '.join(address.replace(',', ' ').split())} "
