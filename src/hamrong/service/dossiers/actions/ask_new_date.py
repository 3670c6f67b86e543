"""Ask for another appointed time: an extension before it, or a change with its reason."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError, Role
from hamrong.kernel.calendar.interface import calendar_for, now
from hamrong.kernel.timeline.interface import record
from hamrong.kernel.work import interface as work
from hamrong.service.dossiers.access import may_ask_new_date, the_dossier
from hamrong.service.dossiers.events import NewDateAsked
from hamrong.service.dossiers.models import Dossier, NewDateRequest
from hamrong.service.dossiers.queries.changes import refuse_old_page
from hamrong.service.dossiers.queries.dates import decider_role
from hamrong.service.dossiers.rules import (
    CLOSED,
    NewDateKind,
    State,
    is_later,
    may_extend,
)

WORK_KIND = "dossiers.new_date"


@transaction.atomic
def ask_new_date(
    actor: Actor,
    code: str,
    *,
    kind: NewDateKind,
    day: date | None,
    reason: str,
    seen: str | None = None,
) -> UUID:
    """Put the wish for another day before the head, or the leader, and return its id.

    Nothing changes until a second person decides. One wish, one dossier at a time: never many.

    Raises:
        NotYoursError: the dossier does not exist for this actor, or they do not handle it.
        StaleError: something happened after the page with the last fact `seen` was made.
        RefusedError: too late for an extension, no reason, a day that is not later, or another
            wish is waiting.
    """
    dossier = the_dossier(actor, code, lock=True)
    actor = actor.acting_as(dossier.authority_id, Role.SPECIALIST, Role.HEAD, Role.LEADER)
    if actor.account_id is None or not may_ask_new_date(actor, dossier.authority_id):
        raise NotYoursError
    refuse_old_page(dossier.matter_id, seen)
    at = now()
    proposed, reason = _proposed(dossier, kind, day, at=at), _said(dossier, reason)
    request = NewDateRequest(
        dossier=dossier,
        kind=kind,
        due_before=dossier.due_at,
        proposed=proposed,
        reason=reason,
        asked_by_id=actor.account_id,
        asked_at=at,
    )
    request.work_item_id = _put_before(actor, dossier, request)
    request.save()
    told = NewDateAsked(dossier_id=dossier.id, code=dossier.code, proposed=proposed, reason=reason)
    record(dossier.matter_id, told, actor=actor, agency_id=dossier.authority_id)
    return request.id


def _said(dossier: Dossier, reason: str) -> str:
    if not (said := reason.strip()):
        raise RefusedError(_("Hãy ghi lý do. Người nộp sẽ đọc được lý do này."), field="reason")
    if NewDateRequest.objects.filter(dossier=dossier, decided_at__isnull=True).exists():
        raise RefusedError(_("Đã có một đề nghị về ngày hẹn đang chờ quyết định."))
    return said


def _put_before(actor: Actor, dossier: Dossier, request: NewDateRequest) -> UUID:
    """Put the wish into the inbox of whoever decides it."""
    return work.open_item(
        matter_id=dossier.matter_id,
        kind=WORK_KIND,
        title=_title(dossier, NewDateKind(request.kind)),
        agency_id=dossier.authority_id,
        role=_decider(actor, dossier),
        due_at=_decide_by(dossier, request.asked_at),
        link=f"/lam-viec/ho-so/{dossier.code}/ngay-hen/{request.id}",
        code=dossier.code,
        applicant=dossier.applicant_name,
        search=dossier.search_key,
    )


def _proposed(dossier: Dossier, kind: NewDateKind, day: date | None, *, at: datetime) -> datetime:
    if State(dossier.state) in CLOSED | {State.SUBMITTED, State.FINISHED}:
        raise RefusedError(_("Hồ sơ không ở trạng thái đang tính thời hạn."))
    if kind is NewDateKind.EXTENSION and not may_extend(dossier.due_at, at=at):
        raise RefusedError(_("Đã quá ngày hẹn nên không gia hạn được nữa. Hãy xin lỗi và hẹn lại."))
    if day is None:
        raise RefusedError(_("Hãy chọn ngày hẹn mới."), field="day")
    proposed = calendar_for(dossier.authority_id).end_by(day)
    if not is_later(proposed, dossier.due_at, at=at):
        raise RefusedError(_("Ngày hẹn mới phải sau ngày hẹn đang có."), field="day")
    return proposed


def _title(dossier: Dossier, kind: NewDateKind) -> str:
    asked = _("Duyệt gia hạn") if kind is NewDateKind.EXTENSION else _("Duyệt đổi ngày hẹn")
    return f"{asked}: {dossier.procedure_name}"


def _decider(actor: Actor, dossier: Dossier) -> Role:
    """Return who decides: above a head, or after an earlier change, the leader."""
    own_head = actor.holds(Role.HEAD, dossier.authority_id)
    return Role.LEADER if own_head else decider_role(dossier)


def _decide_by(dossier: Dossier, at: datetime) -> datetime:
    """Return when it must be decided: within half a day, and before the time runs out."""
    soon = calendar_for(dossier.authority_id).add(at, 4 * 60)
    return min(soon, dossier.due_at) if dossier.due_at and dossier.due_at > at else soon
