"""Propose that a dossier be stopped, or taken up again."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError
from hamrong.kernel.calendar.interface import calendar_for, now
from hamrong.kernel.timeline.interface import record
from hamrong.kernel.work import interface as work
from hamrong.service.dossiers.access import may_propose, the_dossier
from hamrong.service.dossiers.events import ReopeningProposed, StopProposed
from hamrong.service.dossiers.models import Decision, Dossier
from hamrong.service.dossiers.queries.changes import refuse_old_page
from hamrong.service.dossiers.queries.decisions import HANDLERS, role_to_decide
from hamrong.service.dossiers.rules import DecisionKind, State, may_be_decided

WORK_KIND = "dossiers.decision"
# A proposal is decided within half a working day.
DECIDE_WITHIN = 4 * 60
FACT = {DecisionKind.STOP: StopProposed, DecisionKind.REOPEN: ReopeningProposed}


@transaction.atomic
def propose_decision(
    actor: Actor,
    code: str,
    kind: DecisionKind,
    *,
    reason: str,
    basis: str,
    seen: str | None = None,
) -> UUID:
    """Draft a decision with its reason and article, put it before who decides, return its id.

    Nothing changes until a second person decides.

    Raises:
        NotYoursError: the dossier does not exist for this actor, or they do not handle it.
        StaleError: something happened after the page with the last fact `seen` was made.
        RefusedError: the dossier is not in a state for it, reason or article is missing, or
            another decision about it is open.
    """
    dossier = the_dossier(actor, code, lock=True)
    may = may_propose(actor, dossier.receiving_id, dossier.authority_id, kind)
    if (asker := actor.account_id) is None or not may:
        raise NotYoursError
    refuse_old_page(dossier.matter_id, seen)
    actor = actor.acting_as(dossier.authority_id, *HANDLERS)
    reason, basis = _said(dossier, kind, reason, basis)
    row = Decision(
        dossier=dossier,
        kind=kind,
        occasion=Decision.objects.filter(dossier=dossier, kind=kind).count() + 1,
        reason=reason,
        basis=basis,
        asked_by_id=asker,
        asked_at=now(),
    )
    row.work_item_id = _put_before(actor, dossier, row)
    row.save()
    told = FACT[kind](dossier_id=dossier.id, code=dossier.code, reason=reason, basis=basis)
    record(dossier.matter_id, told, actor=actor, agency_id=dossier.authority_id)
    return row.id


def _said(dossier: Dossier, kind: DecisionKind, reason: str, basis: str) -> tuple[str, str]:
    if not may_be_decided(kind, State(dossier.state)):
        if kind is DecisionKind.STOP:
            raise RefusedError(_("Chỉ dừng được hồ sơ đang giải quyết hoặc đang chờ người nộp."))
        raise RefusedError(_("Chỉ mở lại hồ sơ đã từ chối, đã dừng hoặc đã rút."))
    reason, basis = reason.strip(), basis.strip()
    if not reason:
        raise RefusedError(_("Hãy ghi lý do. Người nộp sẽ đọc được lý do này."), field="reason")
    if not basis:
        raise RefusedError(_("Hãy ghi điều, khoản của văn bản làm căn cứ."), field="basis")
    if not _lapsed(dossier):
        raise RefusedError(_("Đã có một đề nghị về hồ sơ này đang chờ quyết định."))
    return reason, basis[:300]


def _lapsed(dossier: Dossier) -> bool:
    """Close a proposal which the dossier's end overtook; tell whether none is open any more."""
    waiting = Decision.objects.filter(dossier=dossier, decided_at__isnull=True).first()
    if waiting is None:
        return True
    if may_be_decided(DecisionKind(waiting.kind), State(dossier.state)):
        return False
    waiting.decided_at, waiting.approved = now(), False
    waiting.note = _("Hồ sơ đã sang trạng thái khác trước khi có quyết định.")
    waiting.save()
    return True


def _put_before(actor: Actor, dossier: Dossier, row: Decision) -> UUID:
    kind = DecisionKind(row.kind)
    stop = _("Duyệt dừng giải quyết: %(name)s")
    title = stop if kind is DecisionKind.STOP else _("Duyệt mở lại hồ sơ: %(name)s")
    return work.open_item(
        matter_id=dossier.matter_id,
        kind=WORK_KIND,
        title=title % {"name": dossier.procedure_name},
        agency_id=dossier.authority_id,
        role=role_to_decide(actor, kind, dossier.authority_id),
        due_at=calendar_for(dossier.authority_id).add(row.asked_at, DECIDE_WITHIN),
        link=f"/lam-viec/ho-so/{dossier.code}/quyet-dinh/{row.id}",
        code=dossier.code,
        applicant=dossier.applicant_name,
        search=dossier.search_key,
    )
