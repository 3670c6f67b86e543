"""What the platform's own records say of a time, each kind read at most once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from hamrong.foundation.directory import interface as directory
from hamrong.governance.plan.rules.target import Share
from hamrong.kernel.calendar.interface import VIETNAM
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.procedures import interface as procedures


@dataclass(frozen=True)
class Reading:
    """What a measure reads: for everything, and for each agency where that can be told.

    The agencies' shares add up to `whole`; there are none where a measure has no agencies.
    `services` are the procedures of a measure of services, and whether each counts.
    """

    whole: Share
    agencies: Mapping[UUID, Share] = field(default_factory=dict)
    services: Mapping[str, bool] = field(default_factory=dict)


class Records:
    """The records of a time from one moment up to and not including another, whole days each."""

    def __init__(self, since: datetime, until: datetime) -> None:
        """Read nothing yet."""
        self.since: date = since.astimezone(VIETNAM).date()
        self.until: date = until.astimezone(VIETNAM).date()

    @cached_property
    def agencies(self) -> dict[UUID, dossiers.AgencyFlow]:
        """Return what happened to dossiers, by agency."""
        return dossiers.agency_flows(self.since, self.until)

    @cached_property
    def procedures(self) -> dict[str, dossiers.ProcedureFlow]:
        """Return what happened to dossiers, by procedure."""
        return dossiers.procedure_flows(self.since, self.until)

    @cached_property
    def services(self) -> dict[str, int]:
        """Return the online level of each curated procedure, as it is now."""
        return procedures.online_levels()

    @cached_property
    def levels(self) -> dict[UUID, str]:
        """Return the level of each agency of any time."""
        return directory.agency_levels()

    def beside(self, reading: Reading, outside: Mapping[UUID, int]) -> Reading:
        """Return a reading to whose denominators agencies add what was not handled here."""
        more = {key: Share(0, n) for key, n in outside.items()}
        keys = reading.agencies.keys() | more.keys()
        nothing = Share(0, 0)
        found = {
            key: total((reading.agencies.get(key, nothing), more.get(key, nothing))) for key in keys
        }
        return Reading(total(found.values()), found) if more else reading

    def within(self, reading: Reading, levels: Collection[str]) -> Reading:
        """Return a reading narrowed to agencies of some levels; to none means to all."""
        if not levels or not reading.agencies:
            return reading
        kept = {
            key: share for key, share in reading.agencies.items() if self.levels.get(key) in levels
        }
        return Reading(total(kept.values()), kept)


def total(shares: Collection[Share]) -> Share:
    """Return so many of so many, all taken together."""
    return Share(
        sum(share.numerator for share in shares), sum(share.denominator for share in shares)
    )
