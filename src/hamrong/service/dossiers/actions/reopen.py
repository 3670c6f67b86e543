"""Reopen a closed dossier by a decision of the leader."""

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError, Role
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.matter.interface import reopen_matter
from hamrong.kernel.process import interface as process
from hamrong.kernel.timeline.interface import record
from hamrong.service.dossiers.access import may_reopen, the_dossier
from hamrong.service.dossiers.actions.promise import promise
from hamrong.service.dossiers.events import DossierReopened
from hamrong.service.dossiers.models import ClockStop, Dossier
from hamrong.service.dossiers.queries.clock import due_from_facts
from hamrong.service.dossiers.rules import (
    REOPENABLE,
    STOP_BASIS,
    PromiseKind,
    State,
    Stop,
    StopKind,
)


@transaction.atomic
def reopen(actor: Actor, code: str, *, decision: str, reason: str) -> None:
    """Take a refused, stopped or withdrawn dossier up again at the step where it ended.

    The time it was closed counts as a stop of the clock with its article, so that nobody is late
    by it. The log keeps the end and the reopening.

    Raises:
        NotYoursError: the dossier does not exist for this actor, or they do not lead its agency.
        StaleError: somebody reopened it meanwhile.
        RefusedError: it is not closed that way, or number or reason of the decision is missing.
    """
    dossier = the_dossier(actor, code)
    if not may_reopen(actor, dossier.authority_id):
        raise NotYoursError
    actor = actor.acting_as(dossier.authority_id, Role.LEADER)
    if State(dossier.state) not in REOPENABLE or dossier.closed_at is None:
        raise RefusedError(_("Chỉ mở lại hồ sơ đã từ chối, đã dừng hoặc đã rút."))
    decision, reason = decision.strip(), reason.strip()
    if not decision:
        raise RefusedError(_("Hãy ghi số, ngày của quyết định."), field="decision")
    if not reason:
        raise RefusedError(_("Hãy ghi lý do mở lại."), field="reason")
    at = now()
    # The process is locked before the dossier, as by every step of it.
    process.resume(dossier.matter_id, actor=actor, at=at)
    dossier = the_dossier(actor, code, lock=True)
    closed_at = dossier.closed_at or at
    dossier.state = State.SUBMITTED if dossier.accepted_at is None else State.PROCESSING
    dossier.closed_at = dossier.finished_at = None
    dossier.save(update_fields=["state", "closed_at", "finished_at"])
    reopen_matter(dossier.matter_id)
    record(
        dossier.matter_id,
        DossierReopened(dossier_id=dossier.id, code=dossier.code, decision=decision, reason=reason),
        actor=actor,
        agency_id=dossier.authority_id,
    )
    if dossier.accepted_at is not None:
        basis = f"{decision}; {STOP_BASIS[StopKind.CLOSED]}"
        _leave_out(actor, dossier, Stop(closed_at, at), reason=reason, basis=basis)


def _leave_out(actor: Actor, dossier: Dossier, closed: Stop, *, reason: str, basis: str) -> None:
    """Count the time it was closed as a stop, and appoint the time that follows."""
    ClockStop.objects.create(
        dossier=dossier,
        kind=StopKind.CLOSED,
        since=closed.since,
        until=closed.until,
        reason=reason,
        legal_basis=basis[:200],
        stopped_by=actor.name,
    )
    at = closed.until or now()
    promise(dossier, PromiseKind.STOPS, due_from_facts(dossier, at=at), actor=actor, at=at)
