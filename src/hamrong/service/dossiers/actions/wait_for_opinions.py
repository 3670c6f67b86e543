"""The clock while others are asked: it stands still only where the procedure's law says so."""

from datetime import datetime

from hamrong.kernel.actor.interface import Actor
from hamrong.service.dossiers.actions.stop_clock import start_clock, stop_clock
from hamrong.service.dossiers.models import ClockStop, Dossier, Opinion
from hamrong.service.dossiers.rules import RUNNING, State, StopKind


def begin_waiting(actor: Actor, dossier: Dossier, opinion: Opinion) -> None:
    """Stop the clock of a locked dossier for a question that has an article for it."""
    if opinion.basis:
        stop_clock(
            dossier,
            StopKind.CONSULTATION,
            reason=opinion.question,
            actor=actor,
            at=opinion.asked_at,
            basis=opinion.basis,
        )


def end_waiting(actor: Actor, dossier: Dossier, *, at: datetime) -> None:
    """Let the clock of a locked dossier run again once the last such question has ended.

    A clock that stands for another reason by then stays as it is.
    """
    waits = Opinion.objects.filter(dossier=dossier, ended_at__isnull=True).exclude(basis="")
    stands = ClockStop.objects.filter(
        dossier=dossier, until__isnull=True, kind=StopKind.CONSULTATION
    )
    if State(dossier.state) in RUNNING and not waits.exists() and stands.exists():
        start_clock(dossier, actor=actor, at=at)
