"""An opinion comes to its end: answered, silent past its day, or asked no longer."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError, Role, StaleError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.files import interface as files
from hamrong.kernel.timeline.interface import record
from hamrong.kernel.work import interface as work
from hamrong.service.dossiers.access import may_ask_opinion, may_give_opinion, the_dossier
from hamrong.service.dossiers.actions.wait_for_opinions import end_waiting
from hamrong.service.dossiers.events import OpinionEnded
from hamrong.service.dossiers.models import Dossier, Opinion, OpinionFile
from hamrong.service.dossiers.queries.changes import refuse_old_page
from hamrong.service.dossiers.rules import Answer

GIVEN = frozenset({Answer.AGREES, Answer.DISAGREES, Answer.OTHER})


@transaction.atomic
def answer_opinion(
    actor: Actor,
    code: str,
    opinion_id: UUID,
    *,
    answer: Answer,
    text: str,
    attached: Sequence[UUID] = (),
    seen: str | None = None,
) -> None:
    """Answer for the agency that was asked; `attached` are stored files that go with it.

    Raises:
        NotYoursError: no such question, or the actor does not speak for that agency.
        StaleError: it was ended before, or something happened after the page was made.
        RefusedError: no answer is chosen, or a disagreement has no reason.
    """
    dossier, opinion = _locked(actor, code, opinion_id, seen)
    if not may_give_opinion(actor, opinion.agency_id):
        raise NotYoursError
    if opinion.work_item_id:
        actor = work.take_up(actor, opinion.work_item_id)
    if answer not in GIVEN:
        raise RefusedError(_("Hãy chọn đồng ý, không đồng ý hay ý kiến khác."), field="answer")
    if answer is not Answer.AGREES and not text.strip():
        raise RefusedError(_("Hãy ghi nội dung ý kiến."), field="text")
    files.attach(attached, dossier.matter_id)
    OpinionFile.objects.bulk_create(
        OpinionFile(opinion=opinion, file_id=one, answers=True) for one in attached
    )
    _end(actor, dossier, opinion, answer, text.strip())


@transaction.atomic
def close_opinion(
    actor: Actor, code: str, opinion_id: UUID, *, reason: str, seen: str | None = None
) -> None:
    """Go on without an answer: noted as silence after its day, as cancelled before.

    Raises:
        NotYoursError: no such question, or the actor does not handle the dossier.
        StaleError: it was ended before, or something happened after the page was made.
        RefusedError: no reason is given.
    """
    dossier, opinion = _locked(actor, code, opinion_id, seen)
    if not may_ask_opinion(actor, dossier.authority_id):
        raise NotYoursError
    actor = actor.acting_as(dossier.authority_id, Role.SPECIALIST, Role.HEAD, Role.LEADER)
    if not reason.strip():
        raise RefusedError(_("Hãy ghi lý do không chờ ý kiến nữa."), field="text")
    ended = Answer.SILENT if now() > opinion.due_at else Answer.CANCELLED
    _end(actor, dossier, opinion, ended, reason.strip())


def _locked(actor: Actor, code: str, opinion_id: UUID, seen: str | None) -> tuple[Dossier, Opinion]:
    dossier = the_dossier(actor, code, lock=True)
    opinion = (
        Opinion.objects.select_related("agency").filter(dossier=dossier, id=opinion_id).first()
    )
    if opinion is None:
        raise NotYoursError
    if opinion.ended_at is not None:
        raise StaleError
    refuse_old_page(dossier.matter_id, seen)
    return dossier, opinion


def _end(actor: Actor, dossier: Dossier, opinion: Opinion, answer: Answer, text: str) -> None:
    opinion.answer, opinion.text = answer, text
    opinion.answered_by_id, opinion.ended_at = actor.account_id, now()
    opinion.save()
    for item_id in (opinion.work_item_id, opinion.late_item_id):
        if item_id:
            work.finish(item_id, by=actor)
    record(
        dossier.matter_id,
        OpinionEnded(
            dossier_id=dossier.id,
            code=dossier.code,
            agency=opinion.agency.name,
            answer=answer.value,
            text=text,
        ),
        actor=actor,
        agency_id=opinion.agency_id,
    )
    if opinion.basis:
        end_waiting(actor, dossier, at=opinion.ended_at or now())
