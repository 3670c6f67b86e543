"""Opinions asked of others about a dossier."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hamrong.kernel.actor.interface import Actor, NotYoursError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.files import interface as files
from hamrong.kernel.files.interface import StoredFile
from hamrong.service.dossiers.access import may_ask_opinion, may_give_opinion, the_dossier
from hamrong.service.dossiers.models import Dossier, Opinion
from hamrong.service.dossiers.rules import Answer

ANSWER_LABEL = {
    Answer.AGREES: _("Đồng ý"),
    Answer.DISAGREES: _("Không đồng ý"),
    Answer.OTHER: _("Ý kiến khác"),
    Answer.SILENT: _("Quá hạn, không trả lời"),
    Answer.CANCELLED: _("Không cần nữa"),
}
ANSWER_KIND = {
    Answer.AGREES: "success",
    Answer.DISAGREES: "danger",
    Answer.OTHER: "info",
    Answer.SILENT: "warning",
    Answer.CANCELLED: "neutral",
}


@dataclass(frozen=True)
class OpinionView:
    """One question and, when it came, its answer; `may_` tell what this reader can do."""

    id: UUID
    agency: str
    question: str
    occasion: int | None
    basis: str
    question_files: tuple[StoredFile, ...]
    answer_files: tuple[StoredFile, ...]
    asked_by: str
    asked_at: datetime
    due_at: datetime
    answer: str
    answer_label: str
    answer_kind: str
    text: str
    answered_by: str
    ended_at: datetime | None
    overdue: bool
    may_answer: bool
    may_close: bool


def opinion(actor: Actor, code: str, opinion_id: UUID) -> OpinionView:
    """Return one question about a dossier the actor may read.

    Raises:
        NotYoursError: there is no such question for this actor.
    """
    dossier = the_dossier(actor, code)
    found = next((one for one in opinions(actor, dossier.id) if one.id == opinion_id), None)
    if found is None:
        raise NotYoursError
    return found


def is_over_for(actor: Actor, code: str, opinion_id: UUID) -> bool:
    """Tell whether a question to one of the actor's agencies has ended, and the dossier with it.

    Whoever was asked reads the dossier only until the question ends. Two queries.
    """
    rows = Opinion.objects.filter(id=opinion_id, dossier__code=code, ended_at__isnull=False)
    agency_id = rows.values_list("agency_id", flat=True).first()
    if agency_id is None or not may_give_opinion(actor, agency_id):
        return False
    try:
        the_dossier(actor, code)
    except NotYoursError:
        return True
    return False


def opinions(actor: Actor, dossier_id: UUID) -> tuple[OpinionView, ...]:
    """Return every question about a dossier, the open ones first.

    One query while there is none, two for files otherwise, three when there are some.
    """
    rows = (
        Opinion.objects.filter(dossier_id=dossier_id)
        .select_related("agency", "asked_by", "answered_by", "dossier")
        .prefetch_related("files")
        .order_by("ended_at", "due_at", "id")
    )
    ids = [one.file_id for row in rows for one in row.files.all()]
    stored = files.describe(ids) if ids else {}
    found = [_view(actor, row.dossier, row, stored) for row in rows]
    return tuple(sorted(found, key=lambda one: one.ended_at is not None))


def _view(
    actor: Actor, dossier: Dossier, row: Opinion, stored: Mapping[UUID, StoredFile]
) -> OpinionView:
    is_open = row.ended_at is None
    answer = Answer(row.answer) if row.answer else None
    return OpinionView(
        id=row.id,
        agency=row.agency.name,
        question=row.question,
        occasion=row.occasion,
        basis=row.basis,
        question_files=tuple(stored[f.file_id] for f in row.files.all() if not f.answers),
        answer_files=tuple(stored[f.file_id] for f in row.files.all() if f.answers),
        asked_by=row.asked_by.full_name,
        asked_at=row.asked_at,
        due_at=row.due_at,
        answer=row.answer,
        answer_label=str(ANSWER_LABEL[answer]) if answer else "",
        answer_kind=ANSWER_KIND[answer] if answer else "",
        text=row.text,
        answered_by=row.answered_by.full_name if row.answered_by else "",
        ended_at=row.ended_at,
        overdue=is_open and now() > row.due_at,
        may_answer=is_open and may_give_opinion(actor, row.agency_id),
        may_close=is_open and may_ask_opinion(actor, dossier.authority_id),
    )
