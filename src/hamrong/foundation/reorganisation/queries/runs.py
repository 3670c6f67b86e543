"""Where the carrying out of each reorganisation stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.directory.interface import ReorganisationView, UnitCount
from hamrong.foundation.reorganisation.models import Run
from hamrong.kernel.actor.interface import NotYoursError


class Stage(StrEnum):
    """Where a reorganisation stands here."""

    LATER = "later"
    READY = "ready"
    RUNNING = "running"
    DONE = "done"


@dataclass(frozen=True)
class RunView:
    """A reorganisation and how far its carrying out is."""

    day: ReorganisationView
    stage: Stage
    begun_at: datetime | None
    begun_by: str
    finished_at: datetime | None
    matter_id: UUID | None
    total: Mapping[str, int]
    units: UnitCount


def runs() -> list[RunView]:
    """Return all reorganisations the pack knows, the earliest first."""
    return [_view(day) for day in directory.reorganisations()]


def run_view(on: date) -> RunView:
    """Return one reorganisation.

    Raises:
        NotYoursError: there is none on that day.
    """
    day = directory.reorganisation(on)
    if day is None:
        raise NotYoursError
    return _view(day)


def _view(day: ReorganisationView) -> RunView:
    run = Run.objects.filter(on=day.on).first()
    return RunView(
        day=day,
        stage=_stage(day, run),
        begun_at=run.begun_at if run else None,
        begun_by=run.begun_by if run else "",
        finished_at=run.finished_at if run else None,
        matter_id=run.matter_id if run else None,
        total=run.total if run else {},
        units=directory.count_units(day.on),
    )


def _stage(day: ReorganisationView, run: Run | None) -> Stage:
    if run is not None and run.finished_at is not None:
        return Stage.DONE
    if run is not None and run.begun_at is not None:
        return Stage.RUNNING
    return Stage.READY if directory.is_due(day) else Stage.LATER
