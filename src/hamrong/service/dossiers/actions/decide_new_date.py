"""The second person decides whether another time is appointed."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError, StaleError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.jobs.interface import enqueue
from hamrong.kernel.timeline.interface import record
from hamrong.kernel.work import interface as work
from hamrong.service.dossiers.access import the_dossier
from hamrong.service.dossiers.actions.promise import promise
from hamrong.service.dossiers.events import DueDateChanged, NewDateRefused
from hamrong.service.dossiers.models import Dossier, NewDateRequest
from hamrong.service.dossiers.queries.changes import refuse_old_page
from hamrong.service.dossiers.queries.dates import decides
from hamrong.service.dossiers.rules import NewDateKind, PromiseKind, is_later, may_extend

PROMISED = {
    NewDateKind.EXTENSION: PromiseKind.EXTENDED,
    NewDateKind.CHANGE: PromiseKind.CHANGED,
}


@transaction.atomic
def decide_new_date(
    actor: Actor, code: str, request_id: UUID, *, approve: bool, note: str, seen: str | None = None
) -> None:
    """Approve or refuse a wish for another day; the former time stays on record.

    An approved one prints form 04 and tells the applicant. Nobody decides their own wish.

    Raises:
        NotYoursError: no such wish, or this actor is not the one to decide it.
        StaleError: it was decided before, or something happened after the page was made.
        RefusedError: the time for an extension has run out, or a refusal has no reason.
    """
    dossier = the_dossier(actor, code, lock=True)
    request = NewDateRequest.objects.filter(dossier=dossier, id=request_id).first()
    if request is None or not decides(actor, dossier, request):
        raise NotYoursError
    if request.decided_at is not None:
        raise StaleError
    refuse_old_page(dossier.matter_id, seen)
    if request.work_item_id:
        actor = work.take_up(actor, request.work_item_id)
    # Nor does a deputy decide the wish of whom they stand in for.
    if actor.behalf and actor.behalf.account_id == request.asked_by_id:
        raise NotYoursError
    at = now()
    if approve:
        _appoint(actor, dossier, request, at=at)
    else:
        _refuse(actor, dossier, note.strip())
    request.decided_by_id, request.decided_at = actor.account_id, at
    request.approved, request.note = approve, note.strip()
    request.save()
    if request.work_item_id:
        work.finish(request.work_item_id, by=actor)


def _refuse(actor: Actor, dossier: Dossier, note: str) -> None:
    if not note:
        raise RefusedError(_("Hãy ghi vì sao không đồng ý."), field="note")
    record(
        dossier.matter_id,
        NewDateRefused(dossier_id=dossier.id, code=dossier.code, note=note),
        actor=actor,
        agency_id=dossier.authority_id,
    )


def _appoint(actor: Actor, dossier: Dossier, request: NewDateRequest, *, at: datetime) -> None:
    kind = NewDateKind(request.kind)
    if kind is NewDateKind.EXTENSION and not may_extend(dossier.due_at, at=at):
        raise RefusedError(_("Ngày hẹn đã qua nên không gia hạn được nữa. Hãy không đồng ý."))
    if not is_later(request.proposed, dossier.due_at, at=at):
        raise RefusedError(_("Ngày đề nghị không còn sau ngày hẹn. Hãy không đồng ý."))
    before = dossier.due_at
    promise(
        dossier,
        PROMISED[kind],
        request.proposed,
        actor=actor,
        at=at,
        approved_by=actor.signed_name[:120],
        reason=request.reason,
    )
    occasion = NewDateRequest.objects.filter(dossier=dossier, approved=True).count() + 1
    record(
        dossier.matter_id,
        DueDateChanged(
            dossier_id=dossier.id,
            code=dossier.code,
            before=before,
            due_at=request.proposed,
            reason=request.reason,
            occasion=occasion,
        ),
        actor=actor,
        agency_id=dossier.authority_id,
    )
    number = dossier.promises.count()
    enqueue("dossiers.make_slip", dossier_id=dossier.id, kind="new_date", occasion=number)
