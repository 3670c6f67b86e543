"""Wishes for another appointed time, as the people who decide see them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from hamrong.foundation.directory import interface as directory
from hamrong.kernel.actor.interface import Actor, NotYoursError, Role
from hamrong.service.dossiers.access import may_decide_new_date, the_dossier
from hamrong.service.dossiers.models import Dossier, NewDateRequest
from hamrong.service.dossiers.rules import NewDateKind, needs_leader


@dataclass(frozen=True)
class NewDateView:
    """One wish: from when to when, why, by whom, and whether this reader decides it."""

    id: UUID
    kind: NewDateKind
    due_before: datetime | None
    proposed: datetime
    reason: str
    asked_by: str
    asked_at: datetime
    decided_by: str
    decided_at: datetime | None
    approved: bool | None
    note: str
    mine: bool
    may_decide: bool


def decider_role(dossier: Dossier) -> Role:
    """Return whose approval another date needs: the head's the first time, then the leader's."""
    changed = NewDateRequest.objects.filter(dossier=dossier, approved=True).count()
    if needs_leader(changed) or not directory.officials_in(dossier.authority_id, Role.HEAD):
        return Role.LEADER
    return Role.HEAD


def decides(actor: Actor, dossier: Dossier, request: NewDateRequest) -> bool:
    """Tell whether the actor is the second person of a wish."""
    leader_only = decider_role(dossier) is Role.LEADER
    return request.asked_by_id != actor.account_id and may_decide_new_date(
        actor, dossier.authority_id, leader_only=leader_only
    )


def new_date(actor: Actor, code: str, request_id: UUID) -> NewDateView:
    """Return one wish of a dossier the actor may read.

    Raises:
        NotYoursError: there is no such wish for this actor.
    """
    dossier = the_dossier(actor, code)
    row = _rows(dossier.id).filter(id=request_id).first()
    if row is None:
        raise NotYoursError
    return _view(actor, dossier, row)


def new_dates(actor: Actor, dossier_id: UUID) -> tuple[NewDateView, ...]:
    """Return every wish about a dossier's time, the latest first. One query while none is open."""
    rows = _rows(dossier_id).select_related("dossier").order_by("-asked_at")
    return tuple(_view(actor, row.dossier, row) for row in rows)


def _rows(dossier_id: UUID) -> QuerySet[NewDateRequest]:
    found = NewDateRequest.objects.filter(dossier_id=dossier_id)
    return found.select_related("asked_by", "decided_by")


def _view(actor: Actor, dossier: Dossier, row: NewDateRequest) -> NewDateView:
    is_open = row.decided_at is None
    return NewDateView(
        id=row.id,
        kind=NewDateKind(row.kind),
        due_before=row.due_before,
        proposed=row.proposed,
        reason=row.reason,
        asked_by=row.asked_by.full_name,
        asked_at=row.asked_at,
        decided_by=row.decided_by.full_name if row.decided_by else "",
        decided_at=row.decided_at,
        approved=row.approved,
        note=row.note,
        mine=row.asked_by_id == actor.account_id,
        may_decide=is_open and decides(actor, dossier, row),
    )
