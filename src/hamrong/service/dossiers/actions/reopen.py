"""Reopen a closed dossier by a decision of the leader."""

from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.matter.interface import reopen_matter
from hamrong.kernel.process import interface as process
from hamrong.kernel.timeline.interface import record
from hamrong.service.dossiers.actions.promise import promise
from hamrong.service.dossiers.events import DossierReopened
from hamrong.service.dossiers.models import ClockStop, Decision, Dossier
from hamrong.service.dossiers.queries.clock import due_from_facts
from hamrong.service.dossiers.rules import STOP_BASIS, PromiseKind, State, Stop, StopKind
from hamrong.service.payments import interface as payments


def reopen(actor: Actor, dossier: Dossier, decision: Decision, *, at: datetime) -> None:
    """Take a refused, stopped or withdrawn dossier up again at the step where it ended.

    The dossier and its process are locked. The time it was closed counts as a stop of the clock
    with its article, so that nobody is late by it. The log keeps the end and the reopening.

    Raises:
        StaleError: its process goes on already.
    """
    process.resume(dossier.matter_id, actor=actor, at=at)
    closed_at = dossier.closed_at or at
    dossier.state = State.SUBMITTED if dossier.accepted_at is None else State.PROCESSING
    dossier.closed_at = dossier.finished_at = None
    dossier.save(update_fields=["state", "closed_at", "finished_at"])
    reopen_matter(dossier.matter_id)
    payments.owe_again(dossier.matter_id)
    record(
        dossier.matter_id,
        DossierReopened(
            dossier_id=dossier.id,
            code=dossier.code,
            decision=_named(decision),
            reason=decision.reason,
        ),
        actor=actor,
        agency_id=dossier.authority_id,
    )
    if dossier.accepted_at is not None:
        basis = f"{_named(decision)}; {STOP_BASIS[StopKind.CLOSED]}"
        _leave_out(actor, dossier, Stop(closed_at, at), reason=decision.reason, basis=basis)


def _named(decision: Decision) -> str:
    """Name a decision by its number, in Vietnamese: it is kept and printed."""
    with translation.override(settings.LANGUAGE_CODE):
        return _("Quyết định số %(number)s") % {"number": decision.number}


def _leave_out(actor: Actor, dossier: Dossier, closed: Stop, *, reason: str, basis: str) -> None:
    """Count the time it was closed as a stop, and appoint the time that follows."""
    ClockStop.objects.create(
        dossier=dossier,
        kind=StopKind.CLOSED,
        since=closed.since,
        until=closed.until,
        reason=reason,
        legal_basis=basis[:200],
        stopped_by=actor.signed_name[:120],
    )
    at = closed.until or closed.since
    promise(dossier, PromiseKind.STOPS, due_from_facts(dossier, at=at), actor=actor, at=at)
