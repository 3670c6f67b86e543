"""Hand a complete draft over to the system that takes it, exactly once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import ngettext, override

from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.files import interface as files
from hamrong.service.forms.access import own_draft
from hamrong.service.forms.models import Draft
from hamrong.service.forms.queries.draft import DraftView, Problem, draft_view, problems
from hamrong.service.forms.queries.form import FormView
from hamrong.service.forms.queries.labelled import LabelledGroup, labelled, labelled_json
from hamrong.service.forms.rules.attaching import question_key
from hamrong.service.forms.rules.definition import FieldType, without_hidden
from hamrong.service.forms.rules.schema import faults_against

OFFICIAL_LANGUAGE = "vi"


class IncompleteError(RefusedError):
    """The draft cannot be taken yet; `problems` says all that is missing or wrong."""

    def __init__(self, found: list[Problem]) -> None:
        count = len(found)
        text = ngettext(
            "Còn %(count)s mục cần điền hoặc sửa trước khi nộp.",
            "Còn %(count)s mục cần điền hoặc sửa trước khi nộp.",
            count,
        )
        super().__init__(text % {"count": count}, field=found[0].field)
        self.problems = found


@dataclass(frozen=True)
class TakenDraft:
    """A complete draft.

    `answers` hold only questions that were asked; `labelled` is the same in words. `papers` names
    the paper of the store behind a file. When `submitted_to` is set the draft was taken before, by
    that thing.
    """

    draft_id: UUID
    form_version_id: UUID
    answers: Mapping[str, Mapping[str, Any]]
    labelled: tuple[LabelledGroup, ...]
    files: Mapping[str, tuple[UUID, ...]]
    extra: Mapping[str, Any]
    submitted_to: UUID | None
    papers: Mapping[UUID, UUID] = field(default_factory=dict)

    def address(self, group_key: str = "applicant") -> str:
        """Return where the person of a page lives, in one line; "" when it was not asked."""
        group = self.answers.get(group_key, {})
        parts = (group.get("address"), (group.get("area") or {}).get("text"))
        return ", ".join(part for part in parts if part)

    def labelled_json(self) -> list[dict[str, Any]]:
        """Return the labelled answers as plain lists and texts, to be stored."""
        return labelled_json(self.labelled)


def take(
    actor: Actor,
    draft_id: UUID,
    *,
    required_documents: Collection[str] = (),
    document_names: Mapping[str, str] | None = None,
) -> TakenDraft:
    """Lock the draft, check that it is complete, and return all of it.

    The pages of each document are bound into one PDF, called as `document_names` says.
    Call it in the transaction that makes the new thing and call `mark_submitted` before the end:
    a second take waits for the first and then finds `submitted_to` set.

    Raises:
        NotYoursError: no such draft for this actor.
        IncompleteError: something is missing or wrong; nothing was changed.
        RefusedError: the bound pages cannot be kept now; the text says what to do.
        RuntimeError: outside a transaction, where the lock would hold nothing.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("take must be called inside transaction.atomic()")
    row = own_draft(actor, draft_id, lock=True)
    view = draft_view(row)
    answers = without_hidden(view.form.groups, view.answers)
    given = _file_ids(view, answers)
    if row.submitted_to is None:
        if found := problems(view, required_documents):
            raise IncompleteError(found)
        _must_keep_to_schema(row, answers)
        given = _bound(actor, view, given, document_names or {})
    return TakenDraft(
        draft_id=row.id,
        form_version_id=row.form_id,
        answers=answers,
        labelled=_in_official_words(view.form, answers),
        files=given,
        extra=row.extra,
        submitted_to=row.submitted_to,
        papers={file_id: paper.id for file_id, paper in view.papers.items()},
    )


@transaction.atomic
def mark_submitted(draft_id: UUID, reference: UUID) -> None:
    """Close the draft: it became `reference`. For whoever took it, in the same transaction.

    Raises:
        NotYoursError: there is no such draft, or it became something before.
    """
    open_draft = Draft.objects.filter(id=draft_id, submitted_to__isnull=True)
    if not open_draft.update(submitted_at=now(), submitted_to=reference):
        raise NotYoursError


def _must_keep_to_schema(row: Draft, answers: Mapping[str, Mapping[str, Any]]) -> None:
    """Stop on answers that passed every question's own check and still do not fit the schema.

    That is a defect of the form, not of the person's answers, so it is no RefusedError.
    """
    faults = faults_against(row.form.schema, answers)
    if faults:
        raise ValueError(f"form {row.form.key} {row.form.version}: {'; '.join(faults[:5])}")


def _in_official_words(
    form: FormView, answers: Mapping[str, Mapping[str, Any]]
) -> tuple[LabelledGroup, ...]:
    """Return the answers in Vietnamese, whatever language the person reads the pages in."""
    with override(OFFICIAL_LANGUAGE):
        return labelled(form, answers)


def _file_ids(
    view: DraftView, answers: Mapping[str, Mapping[str, Any]]
) -> dict[str, tuple[UUID, ...]]:
    """Return the files by document; of the questions that ask for files, only those asked."""
    asked = {
        question_key(group.key, field.key): field.key in answers.get(group.key, {})
        for group in view.form.groups
        for field in group.fields
        if field.type is FieldType.FILE
    }
    return {
        key: tuple(f.id for f in files) for key, files in view.files.items() if asked.get(key, True)
    }


def _bound(
    actor: Actor, view: DraftView, given: Mapping[str, tuple[UUID, ...]], names: Mapping[str, str]
) -> dict[str, tuple[UUID, ...]]:
    """Bind the pages of each document; a paper of the store stays the paper it is."""
    found: dict[str, tuple[UUID, ...]] = {}
    for key, ids in given.items():
        pages = [one for one in ids if one not in view.papers]
        bound = files.bind(pages, name=names.get(key, key), owner=actor)
        found[key] = (*(one for one in ids if one in view.papers), *bound)
    return found
