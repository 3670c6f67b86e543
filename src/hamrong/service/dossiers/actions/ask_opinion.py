"""Ask another unit or agency for its opinion."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.directory.interface import AgencyView
from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError, Role
from hamrong.kernel.calendar.interface import calendar_for, now
from hamrong.kernel.files import interface as files
from hamrong.kernel.jobs.interface import enqueue
from hamrong.kernel.timeline.interface import record
from hamrong.kernel.work import interface as work
from hamrong.service.dossiers.access import may_ask_opinion, the_dossier
from hamrong.service.dossiers.actions.wait_for_opinions import begin_waiting
from hamrong.service.dossiers.events import OpinionAsked
from hamrong.service.dossiers.models import Dossier, Opinion, OpinionFile
from hamrong.service.dossiers.queries.changes import refuse_old_page
from hamrong.service.dossiers.rules import RUNNING, State
from hamrong.service.procedures import interface as procedures

WORK_KIND = "dossiers.opinion"
MOST_AT_ONCE = 10


@transaction.atomic
def ask_opinion(
    actor: Actor,
    code: str,
    *,
    agency_ids: Sequence[UUID],
    question: str,
    day: date | None,
    attached: Sequence[UUID] = (),
    seen: str | None = None,
) -> tuple[UUID, ...]:
    """Ask one or several agencies at once, each with a work item of its own; return the ids.

    `attached` are stored files that go with the question. The citizen's clock runs on unless the
    procedure names the article by which it stands still; whoever is asked may read the dossier
    until they answer.

    Raises:
        NotYoursError: the dossier does not exist for this actor, or they do not handle it.
        StaleError: something happened after the page with the last fact `seen` was made.
        RefusedError: it is not being handled, nobody or too many are asked, the question or a
            later day is missing, or one of them is being asked already.
    """
    dossier = the_dossier(actor, code, lock=True)
    asker = actor.account_id
    if asker is None or not may_ask_opinion(actor, dossier.authority_id):
        raise NotYoursError
    refuse_old_page(dossier.matter_id, seen)
    actor = actor.acting_as(dossier.authority_id, Role.SPECIALIST, Role.HEAD, Role.LEADER)
    due_at = _due(dossier, day)
    agencies = _agencies(dossier, agency_ids)
    if not (question := question.strip()):
        raise RefusedError(_("Hãy ghi nội dung cần lấy ý kiến."), field="question")
    files.attach(attached, dossier.matter_id)
    asked = (_opinion(dossier, one, question, asker, due_at) for one in agencies)
    return tuple(_ask(actor, dossier, opinion, attached) for opinion in asked)


def _due(dossier: Dossier, day: date | None) -> datetime:
    if State(dossier.state) not in RUNNING:
        raise RefusedError(_("Hồ sơ không ở bước đang giải quyết."))
    if day is None:
        raise RefusedError(_("Hãy chọn ngày cần trả lời."), field="day")
    due_at = calendar_for(dossier.authority_id).end_by(day)
    if due_at <= now():
        raise RefusedError(_("Ngày cần trả lời phải sau hôm nay."), field="day")
    return due_at


def _agencies(dossier: Dossier, agency_ids: Sequence[UUID]) -> list[AgencyView]:
    chosen = list(dict.fromkeys(agency_ids))
    if not 0 < len(chosen) <= MOST_AT_ONCE:
        raise RefusedError(
            _("Chọn từ một đến %(most)s cơ quan.") % {"most": MOST_AT_ONCE}, field="agencies"
        )
    busy = Opinion.objects.filter(dossier=dossier, agency__in=chosen, ended_at__isnull=True)
    if busy.exists():
        raise RefusedError(_("Một cơ quan đã chọn đang được lấy ý kiến."), field="agencies")
    try:
        return [directory.agency(agency_id) for agency_id in chosen]
    except KeyError as error:
        raise NotYoursError from error


def _opinion(
    dossier: Dossier, agency: AgencyView, question: str, asker: UUID, due_at: datetime
) -> Opinion:
    return Opinion(
        dossier=dossier,
        agency_id=agency.id,
        question=question,
        asked_by_id=asker,
        asked_at=now(),
        due_at=due_at,
        occasion=Opinion.objects.filter(dossier=dossier).count() + 1,
        basis=procedures.version(dossier.procedure_version_id).opinion_stops_clock[:200],
    )


def _ask(actor: Actor, dossier: Dossier, opinion: Opinion, attached: Sequence[UUID]) -> UUID:
    opinion.work_item_id = work.open_item(
        matter_id=dossier.matter_id,
        kind=WORK_KIND,
        title=_("Cho ý kiến: %(name)s") % {"name": dossier.procedure_name},
        agency_id=opinion.agency_id,
        role=Role.SPECIALIST,
        due_at=opinion.due_at,
        link=f"/lam-viec/ho-so/{dossier.code}/y-kien/{opinion.id}",
        code=dossier.code,
        applicant=dossier.applicant_name,
        search=dossier.search_key,
    )
    opinion.save()
    OpinionFile.objects.bulk_create(
        OpinionFile(opinion=opinion, file_id=one, answers=False) for one in attached
    )
    record(
        dossier.matter_id,
        OpinionAsked(
            dossier_id=dossier.id,
            code=dossier.code,
            agency=opinion.agency.name,
            question=opinion.question,
            due_at=opinion.due_at,
        ),
        actor=actor,
        agency_id=dossier.authority_id,
    )
    begin_waiting(actor, dossier, opinion)
    enqueue("dossiers.make_slip", dossier_id=dossier.id, kind="opinion", occasion=opinion.occasion)
    return opinion.id
