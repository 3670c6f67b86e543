"""Stop the statutory clock, and let it run again."""

from datetime import datetime

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.timeline.interface import record
from hamrong.service.dossiers.actions.promise import promise
from hamrong.service.dossiers.events import ClockStarted, ClockStopped
from hamrong.service.dossiers.models import ClockStop, Dossier, Opinion
from hamrong.service.dossiers.queries.clock import due_from_facts
from hamrong.service.dossiers.rules import STOP_BASIS, PromiseKind, StopKind


def stop_clock(
    dossier: Dossier, kind: StopKind, *, reason: str, actor: Actor, at: datetime, basis: str = ""
) -> None:
    """Begin an interval in which the clock stands still; before acceptance there is no clock.

    `basis` is the article on which it rests, the general one for the kind when empty. Inside the
    transaction of whatever stops the clock. A clock that stands still already stays so; one that
    only waits for others to answer stands for the applicant from now on.
    """
    stands = ClockStop.objects.filter(dossier=dossier, until__isnull=True).first()
    if dossier.accepted_at is None or (stands and not _gives_way(stands, kind)):
        return
    if stands:
        ClockStop.objects.filter(id=stands.id).update(until=at)
    dossier.clock_stopped_at = at
    dossier.save(update_fields=["clock_stopped_at"])
    basis = basis or STOP_BASIS[kind]
    ClockStop.objects.create(
        dossier=dossier,
        kind=kind,
        since=at,
        reason=reason,
        legal_basis=basis,
        stopped_by=actor.signed_name[:120],
    )
    record(
        dossier.matter_id,
        ClockStopped(dossier_id=dossier.id, code=dossier.code, reason=reason, basis=basis),
        actor=actor,
        agency_id=dossier.authority_id,
    )


def _gives_way(stands: ClockStop, kind: StopKind) -> bool:
    return stands.kind == StopKind.CONSULTATION and kind is not StopKind.CONSULTATION


def start_clock(dossier: Dossier, *, actor: Actor, at: datetime, waits: bool = True) -> None:
    """End the open interval, if any, and appoint the time that follows from all facts.

    While others still owe an answer for which the clock stands still, it stands on, for them;
    `waits` is false where nobody waits for them any more.
    """
    ended = ClockStop.objects.filter(dossier=dossier, until__isnull=True).update(until=at)
    if not ended or dossier.accepted_at is None:
        return
    dossier.clock_stopped_at = None
    dossier.save(update_fields=["clock_stopped_at"])
    asked = Opinion.objects.filter(dossier=dossier, ended_at__isnull=True).exclude(basis="")
    still = asked.order_by("asked_at").first() if waits else None
    if still is not None:
        kind, basis = StopKind.CONSULTATION, still.basis
        stop_clock(dossier, kind, reason=still.question, actor=actor, at=at, basis=basis)
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
