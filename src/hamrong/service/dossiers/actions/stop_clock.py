"""Stop the statutory clock, and let it run again."""

from datetime import datetime

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.timeline.interface import record
from hamrong.service.dossiers.actions.promise import promise
from hamrong.service.dossiers.events import ClockStarted, ClockStopped
from hamrong.service.dossiers.models import ClockStop, Dossier
from hamrong.service.dossiers.queries.clock import due_from_facts
from hamrong.service.dossiers.rules import STOP_BASIS, PromiseKind, StopKind


def stop_clock(
    dossier: Dossier, kind: StopKind, *, reason: str, actor: Actor, at: datetime, basis: str = ""
) -> None:
    """Begin an interval in which the clock stands still; before acceptance there is no clock.

    `basis` is the article on which it rests, the general one for the kind when empty. Inside the
    transaction of whatever stops the clock. A clock that stands still already stays so.
    """
    stands = ClockStop.objects.filter(dossier=dossier, until__isnull=True).exists()
    if dossier.accepted_at is None or stands:
        return
    basis = basis or STOP_BASIS[kind]
    ClockStop.objects.create(
        dossier=dossier,
        kind=kind,
        since=at,
        reason=reason,
        legal_basis=basis,
        stopped_by=actor.name,
    )
    record(
        dossier.matter_id,
        ClockStopped(dossier_id=dossier.id, code=dossier.code, reason=reason, basis=basis),
        actor=actor,
        agency_id=dossier.authority_id,
    )


def start_clock(dossier: Dossier, *, actor: Actor, at: datetime) -> None:
    """End the open interval, if any, and appoint the time that follows from all facts."""
    ended = ClockStop.objects.filter(dossier=dossier, until__isnull=True).update(until=at)
    if not ended or dossier.accepted_at is None:
        return
    due_at = due_from_facts(dossier, at=at)
    record(
        dossier.matter_id,
        ClockStarted(dossier_id=dossier.id, code=dossier.code, due_at=due_at),
        actor=actor,
        agency_id=dossier.authority_id,
    )
    if due_at != dossier.due_at:
        promise(dossier, PromiseKind.STOPS, due_at, actor=actor, at=at)
