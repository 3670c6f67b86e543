"""The time a dossier took: step by step, in all, and every date ever promised."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hamrong.foundation.directory import interface as directory
from hamrong.kernel.calendar.interface import calendar_for, now
from hamrong.kernel.process.interface import VisitView
from hamrong.service.dossiers.models import Apology, ClockStop, Promise
from hamrong.service.dossiers.ports import PanelCall
from hamrong.service.dossiers.queries.dates import NewDateView, new_dates
from hamrong.service.dossiers.rules import PromiseKind, Stop, StopKind, working_minutes_used


@dataclass(frozen=True)
class StepTime:
    """The working time one stay in a step took, in minutes, and was allowed."""

    name: str
    agency: str
    used: int
    allowed: int | None
    since: datetime
    until: datetime | None

    @property
    def over(self) -> bool:
        """Tell whether the step took longer than it was allowed."""
        return self.allowed is not None and self.used > self.allowed

    @property
    def share(self) -> int:
        """Return how much of the allowed time was used, in percent, at most 100."""
        return min(100, round(100 * self.used / self.allowed)) if self.allowed else 0


@dataclass(frozen=True)
class StopTime:
    """An interval in which the clock stood still."""

    kind: StopKind
    since: datetime
    until: datetime | None
    reason: str
    basis: str
    by: str


@dataclass(frozen=True)
class PromisedTime:
    """A time appointed once; the last one holds."""

    kind: PromiseKind
    due_at: datetime | None
    set_at: datetime
    set_by: str
    approved_by: str
    reason: str


@dataclass(frozen=True)
class ApologyView:
    """A letter for a missed time."""

    occasion: int
    missed: datetime
    promised: datetime
    reason: str
    delivered_at: datetime | None


@dataclass(frozen=True)
class Timing:
    """All about one dossier's time; minutes are working minutes of the deciding agency."""

    used: int
    allowed: int | None
    due_at: datetime | None
    no_date_reason: str
    steps: tuple[StepTime, ...]
    stops: tuple[StopTime, ...]
    promises: tuple[PromisedTime, ...]
    wishes: tuple[NewDateView, ...]
    apologies: tuple[ApologyView, ...]

    @property
    def share(self) -> int:
        """Return how much of the time promised was used, in percent, at most 100."""
        return min(100, round(100 * self.used / self.allowed)) if self.allowed else 0

    @property
    def undelivered(self) -> bool:
        """Tell whether a letter still waits for somebody to give it to the applicant."""
        return any(letter.delivered_at is None for letter in self.apologies)


def timing(call: PanelCall) -> Timing:
    """Return the time of a dossier whose page is drawn, in a bounded number of queries."""
    at = call.finished_at or now()
    calendar, stopped = calendar_for(call.authority_id), _stops(call.dossier_id)
    stops = [Stop(one.since, one.until) for one in stopped]
    started, due = call.accepted_at, call.due_at
    used = working_minutes_used(started, at, stops, calendar) if started else 0
    allowed = working_minutes_used(started, due, stops, calendar) if started and due else None
    return Timing(
        used=used,
        allowed=allowed,
        due_at=due,
        no_date_reason=call.no_date_reason,
        steps=_steps(call.visits),
        stops=stopped,
        promises=_promises(call.dossier_id),
        wishes=new_dates(call.actor, call.dossier_id),
        apologies=apologies(call.dossier_id),
    )


def _steps(stays: Sequence[VisitView]) -> tuple[StepTime, ...]:
    names = directory.agency_names({stay.agency_id for stay in stays if stay.agency_id})
    return tuple(
        StepTime(
            name=stay.step_name,
            agency=names.get(stay.agency_id, "") if stay.agency_id else "",
            used=_minutes(stay.agency_id, stay.entered_at, stay.left_at or now()),
            allowed=stay.allowed,
            since=stay.entered_at,
            until=stay.left_at,
        )
        for stay in stays
    )


def _minutes(agency_id: UUID | None, since: datetime, until: datetime) -> int:
    return calendar_for(agency_id).minutes_between(since, until)


def _stops(dossier_id: UUID) -> tuple[StopTime, ...]:
    rows = ClockStop.objects.filter(dossier_id=dossier_id).order_by("since")
    return tuple(
        StopTime(StopKind(r.kind), r.since, r.until, r.reason, r.legal_basis, r.stopped_by)
        for r in rows
    )


def _promises(dossier_id: UUID) -> tuple[PromisedTime, ...]:
    rows = Promise.objects.filter(dossier_id=dossier_id).order_by("number")
    return tuple(
        PromisedTime(PromiseKind(r.kind), r.due_at, r.set_at, r.set_by, r.approved_by, r.reason)
        for r in rows
    )


def apologies(dossier_id: UUID) -> tuple[ApologyView, ...]:
    """Return the letters for missed times, in order."""
    rows = Apology.objects.filter(dossier_id=dossier_id).order_by("occasion")
    return tuple(
        ApologyView(r.occasion, r.missed, r.promised, r.reason, r.delivered_at) for r in rows
    )
