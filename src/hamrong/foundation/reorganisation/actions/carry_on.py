"""Move what is open at agencies that have ended, batch after batch."""

import logging
import time
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db import DatabaseError, transaction

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.identity import interface as identity
from hamrong.foundation.reorganisation.events import ReorganisationFinished
from hamrong.foundation.reorganisation.models import Obstacle, Run
from hamrong.foundation.reorganisation.ports import Handover, Mover, movers
from hamrong.foundation.reorganisation.queries.guide import guide_for
from hamrong.kernel.actor.interface import SYSTEM, NotYoursError, RefusedError, Role, StaleError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.jobs.interface import enqueue
from hamrong.kernel.timeline.interface import record

_log = logging.getLogger(__name__)
BATCH = 200
# A job ends after so many seconds and enqueues the next, so that other jobs get their turn.
TURN = 20.0
# A run that has not moved anything for so long has lost its worker.
SILENT = timedelta(minutes=3)
TRIES = 3
# What may go wrong with one thing and must not stop the others.
FAILURES = (
    DatabaseError,
    LookupError,
    NotYoursError,
    ObjectDoesNotExist,
    RefusedError,
    StaleError,
    ValueError,
)


def carry_on(on: date, *, turn: float = TURN) -> None:
    """Move things for a turn; the rest is another job's, until nothing is left.

    Each thing moves in a transaction of its own, which finds out first whether it still is where
    it was: killed in between or run twice, nothing is lost and nothing moves twice. What cannot
    be moved is noted with its reason and stays for a person.
    """
    run = Run.objects.filter(on=on, begun_at__isnull=False, finished_at__isnull=True).first()
    if run is None:
        return
    ends = time.monotonic() + turn
    handover = handover_for(on)
    ended = handover.guide.endings.keys()
    for one in movers():
        for things in _batches(run, one, frozenset(ended)):
            for thing_id in things:
                _move(run, one, thing_id, handover)
            Run.objects.filter(id=run.id).update(beat_at=now())
            if time.monotonic() > ends:
                enqueue("reorganisation.carry_on", key=f"reorganisation:{on}", on=on)
                return
    _finish(run)


def handover_for(on: date) -> Handover:
    """Read everything that the moves of a day follow.

    Raises:
        KeyError: there is no reorganisation on that day.
    """
    day = directory.reorganisation(on)
    if day is None:
        raise KeyError(on)

    @cache
    def staff(agency_id: UUID) -> frozenset[UUID]:
        return frozenset(a.id for role in Role for a in identity.holders(agency_id, role))

    return Handover(on, day.basis or day.title, guide_for(day), SYSTEM, staff, now())


def _batches(run: Run, one: Mover, ended: frozenset[UUID]) -> Iterator[list[UUID]]:
    """Give what is still there, batch after batch; a thing is tried once a turn."""
    skip = set(Obstacle.objects.filter(run=run, mover=one.name).values_list("thing_id", flat=True))
    while things := list(one.some(ended, BATCH, skip)):
        yield things
        skip.update(things)


def _move(run: Run, one: Mover, thing_id: UUID, handover: Handover) -> None:
    """Move one thing; someone who acts on it at this very moment comes first."""
    for attempt in range(1, TRIES + 1):
        try:
            with transaction.atomic():
                one.move(thing_id, handover)
        except FAILURES as error:
            if attempt == TRIES:
                _note(run, one, thing_id, error)
        else:
            return


def _note(run: Run, one: Mover, thing_id: UUID, error: Exception) -> None:
    _log.error("%s %s could not be moved", one.name, thing_id, exc_info=error)
    reason = f"{type(error).__name__}: {error}"[:500]
    Obstacle.objects.get_or_create(
        run=run, mover=one.name, thing_id=thing_id, defaults={"reason": reason}
    )


@transaction.atomic
def _finish(run: Run) -> None:
    left = Run.objects.select_for_update().filter(id=run.id, finished_at__isnull=True).first()
    if left is None:
        return
    obstacles = Obstacle.objects.filter(run=left).count()
    left.finished_at = now()
    left.save(update_fields=["finished_at"])
    record(left.matter_id, ReorganisationFinished(on=left.on, obstacles=obstacles), actor=SYSTEM)


def take_up() -> None:
    """Enqueue the runs whose worker died before the end."""
    lost = Run.objects.filter(
        begun_at__isnull=False, finished_at__isnull=True, beat_at__lt=now() - SILENT
    )
    for on in lost.values_list("on", flat=True):
        enqueue("reorganisation.carry_on", key=f"reorganisation:{on}", on=on)
