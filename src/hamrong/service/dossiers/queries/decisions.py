"""Decisions about a dossier, as those who propose and those who decide see them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hamrong.foundation.directory import interface as directory
from hamrong.kernel.actor.interface import Actor, NotYoursError, Role
from hamrong.service.dossiers.access import may_decide, may_propose, the_dossier
from hamrong.service.dossiers.models import Decision, Dossier
from hamrong.service.dossiers.ports import Deed, PanelCall, Reader
from hamrong.service.dossiers.rules import DecisionKind, deciding_role, may_be_decided

KIND_LABEL = {
    DecisionKind.STOP: gettext_lazy("Dừng giải quyết hồ sơ"),
    DecisionKind.REOPEN: gettext_lazy("Mở lại hồ sơ"),
}
HANDLERS = (Role.SPECIALIST, Role.HEAD, Role.LEADER)


@dataclass(frozen=True)
class DecisionView:
    """One decision, and whether this reader is the one to take it."""

    id: UUID
    kind: DecisionKind
    kind_label: str
    reason: str
    basis: str
    asked_by: str
    asked_at: datetime
    decided_by: str
    decided_at: datetime | None
    approved: bool | None
    note: str
    number: str
    mine: bool
    may_decide: bool


def role_to_decide(actor: Actor, kind: DecisionKind, authority_id: UUID) -> Role:
    """Return whose inbox a proposal of this official goes to."""
    own = frozenset(role for role in HANDLERS if actor.holds(role, authority_id))
    has_head = bool(directory.officials_in(authority_id, Role.HEAD))
    return deciding_role(kind, asker=own, has_head=has_head)


def decision(actor: Actor, code: str, decision_id: UUID) -> DecisionView:
    """Return one decision about a dossier the actor may read.

    Raises:
        NotYoursError: there is no such decision for this actor.
    """
    dossier = the_dossier(actor, code)
    row = _rows(dossier.id).filter(id=decision_id).first()
    if row is None:
        raise NotYoursError
    return _view(actor, dossier.authority_id, row)


def decides(actor: Actor, dossier: Dossier, row: Decision) -> bool:
    """Tell whether the actor is the second person of a decision: head or leader, no proposer."""
    return row.asked_by_id != actor.account_id and may_decide(actor, dossier.authority_id)


def decisions_panel(call: PanelCall) -> Mapping[str, Any] | None:
    """Return the decisions about a dossier, the latest first. One query."""
    found = [_view(call.actor, call.authority_id, row) for row in _rows(call.dossier_id)]
    return {"decisions": found, "code": call.code} if found else None


def decision_deeds(call: PanelCall) -> Sequence[Deed]:
    """Offer to propose what the dossier's state allows."""
    if call.reader is not Reader.OFFICIAL:
        return ()
    kinds = [kind for kind in DecisionKind if may_be_decided(kind, call.state)]
    if not kinds or not may_propose(call.actor, call.receiving_id, call.authority_id, kinds[0]):
        return ()
    if kinds[0] is DecisionKind.STOP:
        address = reverse("dossiers:stop", args=[call.code])
        return (Deed(_("Dừng giải quyết"), address, icon="octagon-x", order=75),)
    address = reverse("dossiers:reopen", args=[call.code])
    return (Deed(_("Mở lại hồ sơ"), address, icon="rotate-ccw", order=40),)


def _rows(dossier_id: UUID) -> QuerySet[Decision]:
    found = Decision.objects.filter(dossier_id=dossier_id).order_by("-asked_at")
    return found.select_related("asked_by", "decided_by")


def _view(actor: Actor, authority_id: UUID, row: Decision) -> DecisionView:
    kind, mine = DecisionKind(row.kind), row.asked_by_id == actor.account_id
    is_open = row.decided_at is None
    return DecisionView(
        id=row.id,
        kind=kind,
        kind_label=str(KIND_LABEL[kind]),
        reason=row.reason,
        basis=row.basis,
        asked_by=row.asked_by.full_name,
        asked_at=row.asked_at,
        decided_by=row.signer or (row.decided_by.full_name if row.decided_by else ""),
        decided_at=row.decided_at,
        approved=row.approved,
        note=row.note,
        number=row.number,
        mine=mine,
        may_decide=is_open and not mine and may_decide(actor, authority_id),
    )
