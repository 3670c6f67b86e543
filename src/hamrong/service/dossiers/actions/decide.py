"""The second person decides whether a dossier is stopped, or taken up again."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError, StaleError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.process import interface as process
from hamrong.kernel.timeline.interface import record
from hamrong.kernel.work import interface as work
from hamrong.service.dossiers.access import the_dossier
from hamrong.service.dossiers.actions.make_slip import print_slip
from hamrong.service.dossiers.actions.reopen import reopen
from hamrong.service.dossiers.actions.stop import stop
from hamrong.service.dossiers.events import DecisionIssued, ProposalRefused
from hamrong.service.dossiers.models import Decision, Dossier
from hamrong.service.dossiers.queries.changes import refuse_old_page
from hamrong.service.dossiers.queries.decisions import decides
from hamrong.service.dossiers.queries.signing import title_of
from hamrong.service.dossiers.rules import DecisionKind, SlipKind, State, may_be_decided

SLIP = {DecisionKind.STOP: SlipKind.STOP, DecisionKind.REOPEN: SlipKind.REOPENING}


@transaction.atomic
def decide(
    actor: Actor, code: str, decision_id: UUID, *, approve: bool, note: str, seen: str | None = None
) -> None:
    """Approve or refuse a proposal about a dossier.

    An approved one gets its number from the register of the deciding agency, is printed, carried
    out, and told to the applicant. Nobody decides their own proposal, nor that of whom they stand
    in for.

    Raises:
        NotYoursError: no such proposal, or this actor is not the one to decide it.
        StaleError: it was decided before, or something happened after the page was made.
        RefusedError: the dossier can no longer be stopped or taken up, or a refusal has no reason.
    """
    matter_id = the_dossier(actor, code).matter_id
    process.lock_process(matter_id)  # before the dossier, as by every step
    dossier = the_dossier(actor, code, lock=True)
    row = Decision.objects.filter(dossier=dossier, id=decision_id).first()
    if row is None or not decides(actor, dossier, row):
        raise NotYoursError
    if row.decided_at is not None:
        raise StaleError
    refuse_old_page(matter_id, seen)
    if row.work_item_id:
        actor = work.take_up(actor, row.work_item_id)
    if actor.behalf and actor.behalf.account_id == row.asked_by_id:
        raise NotYoursError
    row.decided_by_id, row.decided_at, row.note = actor.account_id, now(), note.strip()
    if row.work_item_id:
        work.finish(row.work_item_id, by=actor)
    if approve:
        _carry_out(actor, dossier, row, at=row.decided_at)
    else:
        _refuse(actor, dossier, row)


def _refuse(actor: Actor, dossier: Dossier, row: Decision) -> None:
    if not row.note:
        raise RefusedError(_("Hãy ghi vì sao không đồng ý."), field="note")
    row.approved = False
    row.save()
    told = ProposalRefused(dossier_id=dossier.id, code=dossier.code, note=row.note)
    record(dossier.matter_id, told, actor=actor, agency_id=dossier.authority_id)


def _carry_out(actor: Actor, dossier: Dossier, row: Decision, *, at: datetime) -> None:
    """Number and print the decision, and do what it says."""
    kind = DecisionKind(row.kind)
    if not may_be_decided(kind, State(dossier.state)):
        raise RefusedError(_("Hồ sơ không còn ở trạng thái này. Hãy không đồng ý."))
    row.signer, row.signer_title = actor.signed_name[:120], title_of(actor, dossier.authority_id)
    row.approved, row.number = True, _number(dossier, row)
    row.save()
    told = DecisionIssued(
        dossier_id=dossier.id, code=dossier.code, number=row.number, basis=row.basis
    )
    record(dossier.matter_id, told, actor=actor, agency_id=dossier.authority_id)
    if kind is DecisionKind.STOP:
        stop(actor, dossier, reason=row.reason, at=at)
    else:
        reopen(actor, dossier, row, at=at)


def _number(dossier: Dossier, row: Decision) -> str:
    """Print the decision with its signer, and return the number the register gave it."""
    Decision.objects.filter(id=row.id).update(signer=row.signer, signer_title=row.signer_title)
    return print_slip(dossier, SLIP[DecisionKind(row.kind)], row.occasion).number
