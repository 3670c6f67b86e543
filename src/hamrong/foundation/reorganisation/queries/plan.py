"""What will move where: before, during and after the carrying out."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.directory.interface import ReorganisationView, Succeeded
from hamrong.foundation.reorganisation.models import Obstacle
from hamrong.foundation.reorganisation.ports import movers


@dataclass(frozen=True)
class PlanLine:
    """One agency that ends with what is open there, by kind, and its heirs."""

    old: directory.AgencyView
    how: str
    heirs: tuple[directory.AgencyView, ...]
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """Return how much is open in all."""
        return sum(self.counts.values())

    @property
    def asks(self) -> bool:
        """Tell whether a person may have to decide for single things."""
        return self.how != directory.Passing.WHOLE


@dataclass(frozen=True)
class ObstacleView:
    """One thing that could not be moved."""

    kind: str
    thing_id: UUID
    reason: str


@dataclass(frozen=True)
class Plan:
    """All agencies that end and still have something open; what is open by kind."""

    lines: tuple[PlanLine, ...]
    kinds: tuple[tuple[str, str], ...]
    totals: Mapping[str, int]
    ended: int
    obstacles: tuple[ObstacleView, ...]

    @property
    def total(self) -> int:
        """Return how much is open in all."""
        return sum(self.totals.values())


def plan_for(day: ReorganisationView) -> Plan:
    """Return the plan of a reorganisation, in a bounded number of queries."""
    ended = directory.succeeded(day.on)
    counted = {one.name: one.count(ended.keys()) for one in movers()}
    lines = [_line(found, counted) for found in ended.values()]
    return Plan(
        lines=tuple(
            sorted((ln for ln in lines if ln.total), key=lambda ln: (-ln.total, ln.old.code))
        ),
        kinds=tuple((one.name, str(one.label)) for one in movers()),
        totals={name: sum(counts.values()) for name, counts in counted.items()},
        ended=len(ended),
        obstacles=tuple(
            ObstacleView(row.mover, row.thing_id, row.reason)
            for row in Obstacle.objects.filter(run__on=day.on).order_by("at")[:100]
        ),
    )


def _line(found: Succeeded, counted: Mapping[str, Mapping[UUID, int]]) -> PlanLine:
    counts = {name: counts.get(found.old.id, 0) for name, counts in counted.items()}
    return PlanLine(found.old, found.how, found.heirs, counts)
