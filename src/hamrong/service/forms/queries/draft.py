"""A draft as its owner and the pages see it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.files.interface import StoredFile, describe
from hamrong.service.forms.access import own_draft, visible_to
from hamrong.service.forms.models import Draft, DraftFile
from hamrong.service.forms.queries.areas import setting
from hamrong.service.forms.queries.form import FormView, form_version
from hamrong.service.forms.queries.wording import (
    say,
    say_missing_document,
    say_paper_ended,
    with_question,
)
from hamrong.service.forms.rules.attaching import question_key, with_files
from hamrong.service.forms.rules.definition import Field, Group, without_hidden
from hamrong.service.forms.rules.doubting import doubts
from hamrong.service.forms.rules.judging import (
    Finding,
    GroupState,
    findings,
    group_states,
    settled,
)
from hamrong.service.repository import interface as repository
from hamrong.service.repository.interface import PaperView, Standing

DOCUMENTS = "documents"
"""The step under which problems with attached documents are listed."""


@dataclass(frozen=True)
class Step:
    """One shown page of questions and how far it is filled."""

    key: str
    title: str
    state: GroupState


@dataclass(frozen=True)
class Problem:
    """What must be put right before the draft can be taken: where, and what to do."""

    step: str
    field: str
    label: str
    message: str

    @property
    def text(self) -> str:
        """Both as one line."""
        return with_question(self.label, self.message)


@dataclass(frozen=True)
class DraftView:
    """A draft. `revision` goes into each page's form and comes back with what is saved.

    `answers` {group: {field: value}} were understood, `inputs` {group: {field: [texts]}} were
    not. `files` are those added, by document; `papers` tells by file which of them are papers of
    the store. `extra` is what the purpose needs besides, as set
    by `choose`.
    """

    id: UUID
    purpose: str
    subject: str
    title: str
    form: FormView
    revision: int
    answers: Mapping[str, Mapping[str, Any]]
    inputs: Mapping[str, Mapping[str, list[str]]]
    saved_groups: frozenset[str]
    current_step: str
    extra: Mapping[str, Any]
    files: Mapping[str, tuple[StoredFile, ...]]
    started_at: datetime
    updated_at: datetime
    expires_at: datetime
    submitted_at: datetime | None
    submitted_to: UUID | None
    papers: Mapping[UUID, PaperView] = field(default_factory=dict)


@dataclass(frozen=True)
class DraftRow:
    """A draft in a list."""

    id: UUID
    purpose: str
    subject: str
    title: str
    current_step: str
    updated_at: datetime
    expires_at: datetime


def draft(actor: Actor, draft_id: UUID) -> DraftView:
    """Return the actor's draft.

    Raises:
        NotYoursError: there is no such draft, or it is someone else's.
    """
    return draft_view(own_draft(actor, draft_id))


def drafts_of(actor: Actor, *, purpose: str = "") -> tuple[DraftRow, ...]:
    """Return the actor's drafts that are not submitted, the one touched last first."""
    rows = visible_to(actor).filter(submitted_at__isnull=True, revision__gt=0)
    if purpose:
        rows = rows.filter(purpose=purpose)
    return tuple(
        DraftRow(r.id, r.purpose, r.subject, r.title, r.current_step, r.updated_at, r.expires_at)
        for r in rows.order_by("-updated_at", "-id")
    )


def steps(view: DraftView) -> tuple[Step, ...]:
    """Return the pages this draft asks, given its answers so far, with their state."""
    states = group_states(
        view.form.definition, view.answers, view.inputs, set(view.saved_groups), setting()
    )
    return tuple(
        Step(group.key, group.title, states[group.key])
        for group in view.form.groups
        if group.key in states
    )


def shown_groups(view: DraftView) -> tuple[Group, ...]:
    """Return the pages of questions this draft asks, given its answers so far."""
    shown = without_hidden(view.form.groups, view.answers)
    return tuple(group for group in view.form.groups if group.key in shown)


def problems(view: DraftView, required_documents: Collection[str] = ()) -> list[Problem]:
    """Return all that keeps the draft from being taken, in the order of the pages."""
    wrong = findings(view.form.definition, view.answers, view.inputs, setting())
    listed = [
        Problem(f.group.key, f.name, _asked(f).label, say(_asked(f), f.reading)) for f in wrong
    ]
    missing = [key for key in required_documents if not view.files.get(key)]
    return [
        *listed,
        *(Problem(DOCUMENTS, key, "", say_missing_document()) for key in missing),
        *(Problem(DOCUMENTS, key, "", say_paper_ended(name)) for key, name in _ended(view)),
    ]


def second_looks(view: DraftView) -> list[Problem]:
    """Return what is hardly right and keeps nobody from sending, in the order of the pages."""
    shown = without_hidden(view.form.groups, view.answers)
    return [
        Problem(f.group.key, f.name, _asked(f).label, say(_asked(f), f.reading))
        for f in doubts(view.form.definition, shown)
    ]


def _ended(view: DraftView) -> list[tuple[str, str]]:
    """Return the papers of the store that are valid no more, with the document they stand for."""
    return [
        (key, view.papers[file.id].kind_name)
        for key, files in view.files.items()
        for file in files
        if file.id in view.papers and view.papers[file.id].standing is not Standing.VALID
    ]


def _asked(finding: Finding) -> Field:
    return finding.cell.column if finding.cell else finding.field


Added = tuple[str, UUID, UUID | None]
"""The document, its file, and the paper of the store behind it."""


def files_of(row: Draft) -> dict[str, tuple[StoredFile, ...]]:
    """Return the files added to a draft by the document they are for, in the order added."""
    return _files(_added(row))


def _added(row: Draft) -> list[Added]:
    added = DraftFile.objects.filter(draft=row).order_by("document_key", "position")
    return list(added.values_list("document_key", "file_id", "paper_id"))


def _files(added: list[Added]) -> dict[str, tuple[StoredFile, ...]]:
    stored = describe(file_id for _key, file_id, _paper in added) if added else {}
    found: dict[str, tuple[StoredFile, ...]] = {}
    for key, file_id, _paper in added:
        found[key] = (*found.get(key, ()), stored[file_id])
    return found


def _papers(added: list[Added]) -> dict[UUID, PaperView]:
    """Return by file the papers of the store that stand in a draft."""
    by_file = {file_id: paper_id for _key, file_id, paper_id in added if paper_id is not None}
    held = repository.papers_held(by_file.values()) if by_file else {}
    return {file_id: held[paper_id] for file_id, paper_id in by_file.items()}


def draft_view(row: Draft) -> DraftView:
    """Return what others may see of a draft's row."""
    form, added = form_version(row.form_id), _added(row)
    answers, inputs = settled(form.definition, row.answers, row.inputs, setting())
    files = _files(added)
    answers = with_files(
        form.definition, answers, lambda group, field: files.get(question_key(group, field), ())
    )
    return DraftView(
        id=row.id,
        purpose=row.purpose,
        subject=row.subject,
        title=row.title,
        form=form,
        revision=row.revision,
        answers=answers,
        inputs=inputs,
        saved_groups=frozenset(row.changes),
        current_step=row.current_step,
        extra=row.extra,
        files=files,
        started_at=row.started_at,
        updated_at=row.updated_at,
        expires_at=row.expires_at,
        submitted_at=row.submitted_at,
        submitted_to=row.submitted_to,
        papers=_papers(added),
    )
