"""Counts for leaders: by state and punctuality, of their agencies and those below."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, F, Q

from hamrong.foundation.directory import interface as directory
from hamrong.kernel.actor.interface import Actor, NotYoursError
from hamrong.kernel.calendar.interface import now
from hamrong.service.dossiers.access import agencies_led
from hamrong.service.dossiers.models import Dossier
from hamrong.service.dossiers.queries.digitisation import (
    NOTHING_TAKEN_IN,
    Digitised,
    digitised_by_agency,
)
from hamrong.service.dossiers.rules import PAUSED, RUNNING, State

AGENCIES_SHOWN = 200


@dataclass(frozen=True)
class AgencyFigures:
    """One agency's line.

    What was closed before a reorganisation counts under the agency it had; `ended` tells since
    which day that agency is no more.
    """

    agency_id: UUID
    name: str
    ended: date | None
    waiting: int
    handling: int
    paused: int
    overdue: int
    finished_on_time: int
    finished_late: int
    digitised: Digitised = NOTHING_TAKEN_IN

    @property
    def total(self) -> int:
        """Return all dossiers counted in this line but those refused or withdrawn."""
        return (
            self.waiting + self.handling + self.paused + self.finished_on_time + self.finished_late
        )

    @property
    def on_time_share(self) -> int | None:
        """Return the whole percents finished on time, None before anything is finished.

        Rounded down: 99.9 % on time is not all of them.
        """
        finished = self.finished_on_time + self.finished_late
        return 100 * self.finished_on_time // finished if finished else None


@dataclass(frozen=True)
class Figures:
    """Counts by state over everything led, and a line for each agency, most overdue first."""

    by_state: dict[State, int]
    overdue: int
    on_time: int
    late: int
    agencies: tuple[AgencyFigures, ...]


def figures(actor: Actor) -> Figures:
    """Return the counts of all agencies the actor leads. Three queries over dossiers.

    Raises:
        NotYoursError: the actor leads no agency.
    """
    led = agencies_led(actor)
    if not led:
        raise NotYoursError
    rows = Dossier.objects.filter(authority__in=led)
    by_state = dict(rows.values_list("state").annotate(n=Count("id")).order_by())
    lines = _lines(led, directory.organisation_date())
    return Figures(
        by_state={state: by_state.get(state.value, 0) for state in State},
        overdue=sum(line.overdue for line in lines),
        on_time=sum(line.finished_on_time for line in lines),
        late=sum(line.finished_late for line in lines),
        agencies=tuple(lines[:AGENCIES_SHOWN]),
    )


def _lines(led: frozenset[UUID], on: date) -> list[AgencyFigures]:
    running = Q(state__in=[s.value for s in RUNNING])
    finished = Q(finished_at__isnull=False, state__in=[State.FINISHED, State.RETURNED])
    on_time = finished & Q(finished_at__lte=F("due_at"))
    rows = (
        Dossier.objects.filter(authority__in=led)
        .values("authority_id", "authority__short_name", "authority__valid_to")
        .annotate(
            waiting=Count("id", filter=Q(state=State.SUBMITTED)),
            handling=Count("id", filter=running),
            paused=Count("id", filter=Q(state__in=[s.value for s in PAUSED])),
            overdue=Count(
                "id", filter=running & Q(due_at__lt=now(), clock_stopped_at__isnull=True)
            ),
            finished_on_time=Count("id", filter=on_time),
            finished_late=Count("id", filter=finished & ~on_time),
        )
        .order_by("-overdue", "-handling", "authority__short_name")
    )
    digitised = digitised_by_agency(led)
    return [
        AgencyFigures(
            agency_id=row["authority_id"],
            name=row["authority__short_name"],
            ended=_ended(row["authority__valid_to"], on),
            waiting=row["waiting"],
            handling=row["handling"],
            paused=row["paused"],
            overdue=row["overdue"],
            finished_on_time=row["finished_on_time"],
            finished_late=row["finished_late"],
            digitised=digitised.get(row["authority_id"], NOTHING_TAKEN_IN),
        )
        for row in rows
    ]


def _ended(valid_to: date | None, on: date) -> date | None:
    return valid_to if valid_to is not None and valid_to <= on else None
