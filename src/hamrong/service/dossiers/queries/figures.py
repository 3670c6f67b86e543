"""Counts for leaders: by state and punctuality, of their agencies and those below."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.directory.interface import Agency
from hamrong.kernel.actor.interface import Actor, NotYoursError
from hamrong.kernel.calendar.interface import now
from hamrong.service.dossiers.access import agencies_led
from hamrong.service.dossiers.models import Dossier, TallyKind
from hamrong.service.dossiers.queries.digitisation import NOTHING_TAKEN_IN, Digitised
from hamrong.service.dossiers.queries.flows import standing_counts
from hamrong.service.dossiers.rules import CLOSED, PAUSED, RUNNING, State

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
    """Return the counts of all agencies the actor leads, however many dossiers are closed.

    Three queries: over the open dossiers, the counts of closed ones, and names.

    Raises:
        NotYoursError: the actor leads no agency.
    """
    led = agencies_led(actor)
    if not led:
        raise NotYoursError
    open_ones, closed = _open(led), standing_counts(led)
    by_state: Counter[str] = Counter()
    for row in open_ones.values():
        by_state.update({state.value: row[f"in_{state.value}"] for state in _OPEN})
    for counts in closed.values():
        by_state.update({state.value: counts.get(state.value, 0) for state in CLOSED})
    lines = _lines(open_ones, closed, directory.organisation_date())
    return Figures(
        by_state={state: by_state[state.value] for state in State},
        overdue=sum(line.overdue for line in lines),
        on_time=sum(line.finished_on_time for line in lines),
        late=sum(line.finished_late for line in lines),
        agencies=tuple(lines[:AGENCIES_SHOWN]),
    )


_OPEN = tuple(state for state in State if state not in CLOSED)
Counts = Mapping[str, int]


def _open(led: frozenset[UUID]) -> dict[UUID, dict[str, int]]:
    """Count the open dossiers of agencies: by state, overdue, and finished on time."""
    running = Q(state__in=[s.value for s in RUNNING])
    late = Q(due_at__lt=now(), clock_stopped_at__isnull=True)
    on_time = Q(state=State.FINISHED, finished_at__lte=F("due_at"))
    rows = (
        Dossier.objects.filter(authority__in=led)
        .exclude(state__in=[s.value for s in sorted(CLOSED)])
        .values("authority_id")
        .annotate(
            **{f"in_{s.value}": Count("id", filter=Q(state=s)) for s in _OPEN},
            overdue=Count("id", filter=running & late),
            on_time=Count("id", filter=on_time),
        )
        .order_by()
    )
    found: dict[UUID, dict[str, int]] = {}
    for row in rows:
        counts: dict[str, Any] = dict(row)
        found[counts.pop("authority_id")] = counts
    return found


def _lines(
    open_ones: Mapping[UUID, Counts], closed: Mapping[UUID, Counts], on: date
) -> list[AgencyFigures]:
    """Return a line for each agency that has or had anything, most overdue first."""
    agencies = Agency.objects.filter(id__in=open_ones.keys() | closed.keys())
    lines = [
        _line(key, name, _ended(valid_to, on), open_ones.get(key, {}), closed.get(key, {}))
        for key, name, valid_to in agencies.values_list("id", "short_name", "valid_to")
    ]
    return sorted(lines, key=lambda line: (-line.overdue, -line.handling, line.name))


def _line(key: UUID, name: str, ended: date | None, here: Counts, closed: Counts) -> AgencyFigures:
    finished, on_time = here.get("in_finished", 0), here.get("on_time", 0)
    returned, returned_on_time = (
        closed.get(TallyKind.RETURNED, 0),
        closed.get(TallyKind.RETURNED_ON_TIME, 0),
    )
    return AgencyFigures(
        agency_id=key,
        name=name,
        ended=ended,
        waiting=here.get("in_submitted", 0),
        handling=sum(here.get(f"in_{s.value}", 0) for s in RUNNING),
        paused=sum(here.get(f"in_{s.value}", 0) for s in PAUSED),
        overdue=here.get("overdue", 0),
        finished_on_time=on_time + returned_on_time,
        finished_late=finished - on_time + returned - returned_on_time,
        digitised=Digitised(closed.get(TallyKind.TAKEN_IN, 0), closed.get(TallyKind.DIGITISED, 0)),
    )


def _ended(valid_to: date | None, on: date) -> date | None:
    return valid_to if valid_to is not None and valid_to <= on else None
