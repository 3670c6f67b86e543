"""Everything about one dossier, for the page of an official or of its applicant."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from hamrong.foundation.directory import interface as directory
from hamrong.kernel.actor.interface import Actor, Hat, Role
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.files import interface as files
from hamrong.kernel.files.interface import StoredFile
from hamrong.kernel.process import interface as processes
from hamrong.kernel.process.interface import ActionChoice, ProcessState, StepView, VisitView
from hamrong.kernel.timeline import interface as timeline
from hamrong.kernel.timeline.interface import Audience, Entry
from hamrong.kernel.work.interface import due_word
from hamrong.service.dossiers.access import may_draft_result, the_dossier
from hamrong.service.dossiers.models import (
    Dossier,
    Result,
    Slip,
    SubmittedFile,
    SupplementRequest,
)
from hamrong.service.dossiers.queries.changes import STEP_LEFT, entries_for_officials
from hamrong.service.dossiers.queries.checks import RepresentativeView, representative_of
from hamrong.service.dossiers.queries.promised import promised_anew
from hamrong.service.dossiers.queries.result_paper import result_digest
from hamrong.service.dossiers.queries.states import SLIP_LABEL, Standing, standing
from hamrong.service.dossiers.rules import (
    INTERNAL,
    RUNNING,
    WITHDRAWABLE,
    SlipKind,
    State,
    draft_revision,
)
from hamrong.service.procedures import interface as procedures
from hamrong.service.procedures.interface import ProcedureView

# The process draws this way; a decision takes it, proposed from any step.
BY_DECISION = "dossiers.stop"


@dataclass(frozen=True)
class GivenFile:
    """A file of the applicant."""

    stored: StoredFile
    document_key: str
    document_name: str
    round: int


@dataclass(frozen=True)
class SlipView:
    """A printed form that can be opened."""

    kind: str
    occasion: int
    file_id: UUID
    check_code: str
    made_at: datetime

    @property
    def label(self) -> str:
        """Return what the paper is called, in the reader's language."""
        return str(SLIP_LABEL[SlipKind(self.kind)])


@dataclass(frozen=True)
class SupplementView:
    """What was asked for, and whether it came."""

    round: int
    reason: str
    items: tuple[tuple[str, str], ...]
    requested_by: str
    requested_at: datetime
    answer_by: datetime | None
    answered_at: datetime | None
    answer_note: str
    dropped: bool


@dataclass(frozen=True)
class ResultView:
    """The draft or the issued result; a citizen sees only what is issued."""

    content: str
    template_id: UUID | None
    filled: dict[str, str]
    digest: str
    drafted_by: str
    drafted_at: datetime
    number: str
    check_code: str
    file_id: UUID | None
    signer: str
    issued_at: datetime | None
    handed_over_at: datetime | None
    handed_over_to: str
    opened_at: datetime | None
    revoked_because: str

    @property
    def revision(self) -> str:
        """Return what tells this draft from a later one."""
        return draft_revision(self.drafted_at)


@dataclass(frozen=True)
class DossierView:
    """One dossier, whole. `promised_at` is the day promised anew when `due_at` was missed."""

    id: UUID
    matter_id: UUID
    code: str
    procedure: ProcedureView
    case_key: str
    situation: dict[str, str]
    receiving_id: UUID
    authority_id: UUID
    receiving_name: str
    authority_name: str
    channel: str
    state: State
    applicant_name: str
    applicant_personal_id: str
    applicant_phone: str
    applicant_mail: str
    applicant_address: str
    labelled: list[dict[str, Any]]
    submitted_at: datetime
    accepted_at: datetime | None
    due_at: datetime | None
    promised_at: datetime | None
    finished_at: datetime | None
    standing: Standing
    files: tuple[GivenFile, ...]
    slips: tuple[SlipView, ...]
    supplements: tuple[SupplementView, ...]
    result: ResultView | None
    process: ProcessState | None
    choices: tuple[ActionChoice, ...]
    steps: tuple[StepView, ...]
    visits: tuple[VisitView, ...]
    no_date_reason: str
    behalf: RepresentativeView | None
    entries: tuple[Entry, ...]
    may_draft: bool
    may_withdraw: bool

    @property
    def step_due(self) -> str:
        """Return "overdue", "soon" or "later" for the step's own time, nothing without one."""
        due_at = self.process.due_at if self.process else None
        return due_word(due_at, now()) if due_at else ""

    @property
    def waits_for(self) -> str:
        """Return whom the next step waits for, in words; nothing for an ended dossier."""
        if self.process is None or self.process.end:
            return ""
        if self.process.waits_for is not None:
            at_citizen = self.process.waits_for is processes.Waited.CITIZEN
            return str(_("Người nộp") if at_citizen else _("Các thủ tục liên thông"))
        at_desk = self.process.agency_id == self.receiving_id
        role = directory.ROLE_LABEL.get(Role(self.process.role), "")
        return f"{role}, {self.receiving_name if at_desk else self.authority_name}"

    @property
    def fitted(self) -> ProcedureView:
        """Return the procedure with only what the answers to its questions leave of it."""
        return procedures.fit(self.procedure, self.situation)

    @property
    def said_of_case(self) -> tuple[tuple[str, str], ...]:
        """Return each question of the case that was answered, with its answer in words."""
        asked = [
            (one, one.said(self.situation.get(one.key, ""))) for one in self.procedure.questions
        ]
        return tuple((one.ask, said) for one, said in asked if said)

    @property
    def open_supplement(self) -> SupplementView | None:
        """Return the request that waits for the applicant, if any."""
        return next((s for s in self.supplements if s.answered_at is None), None)


def dossier_view(actor: Actor, code: str) -> DossierView:
    """Return a dossier the actor may read, in a bounded number of queries.

    Raises:
        NotYoursError: it does not exist for this actor.
    """
    dossier = the_dossier(actor, code)
    official = actor.hat is Hat.OFFICIAL
    way = processes.overview(dossier.matter_id, actor)
    state = State(dossier.state)
    return DossierView(
        **{name: getattr(dossier, name) for name in _AS_STORED},
        state=state,
        procedure=procedures.version(dossier.procedure_version_id),
        receiving_name=dossier.receiving.name,
        authority_name=dossier.authority.name,
        standing=standing(dossier, now()),
        promised_at=promised_anew([dossier.code]).get(dossier.code),
        files=_files(dossier),
        slips=_slips(dossier, official=official),
        supplements=_supplements(dossier),
        result=_result(dossier, official=official),
        process=way.state,
        choices=tuple(one for one in way.choices if one.effect != BY_DECISION),
        steps=way.steps,
        visits=way.visits,
        behalf=representative_of(dossier),
        entries=_way(dossier, official=official),
        may_draft=bool(way.choices) and state in RUNNING and may_draft_result(actor, dossier),
        may_withdraw=not official and state in WITHDRAWABLE,
    )


_AS_STORED = (
    "id",
    "matter_id",
    "code",
    "case_key",
    "situation",
    "receiving_id",
    "authority_id",
    "channel",
    "applicant_name",
    "applicant_personal_id",
    "applicant_phone",
    "applicant_mail",
    "applicant_address",
    "labelled",
    "submitted_at",
    "accepted_at",
    "due_at",
    "finished_at",
    "no_date_reason",
)


def _way(dossier: Dossier, *, official: bool) -> tuple[Entry, ...]:
    """Return the facts so far; each step of the process is told by its own fact already.

    What officials note is for officials: the applicant reads the facts and their reasons.
    """
    if official:
        return entries_for_officials(dossier.matter_id)
    told = timeline.entries(dossier.matter_id, (Audience.PUBLIC, Audience.CITIZEN))
    shown = (entry for entry in told if entry.kind != STEP_LEFT)
    return tuple(replace(e, note="") if e.hat == Hat.OFFICIAL else e for e in shown)


def _files(dossier: Dossier) -> tuple[GivenFile, ...]:
    rows = list(
        SubmittedFile.objects.filter(dossier=dossier, given_at__isnull=False)
        .select_related("supplement")
        .order_by("given_at", "id")
    )
    stored = files.describe([row.file_id for row in rows])
    return tuple(
        GivenFile(
            stored=stored[row.file_id],
            document_key=row.document_key,
            document_name=row.document_name,
            round=row.supplement.round if row.supplement else 0,
        )
        for row in rows
    )


def _slips(dossier: Dossier, *, official: bool) -> tuple[SlipView, ...]:
    rows = Slip.objects.filter(dossier=dossier).order_by("made_at", "id")
    found = (SlipView(s.kind, s.occasion, s.file_id, s.check_code, s.made_at) for s in rows)
    return tuple(one for one in found if official or SlipKind(one.kind) not in INTERNAL)


def _supplements(dossier: Dossier) -> tuple[SupplementView, ...]:
    return tuple(
        SupplementView(
            round=s.round,
            reason=s.reason,
            items=tuple((item["key"], item["name"]) for item in s.items),
            requested_by=s.requested_by,
            requested_at=s.requested_at,
            answer_by=s.answer_by,
            dropped=s.dropped,
            answered_at=s.answered_at,
            answer_note=s.answer_note,
        )
        for s in SupplementRequest.objects.filter(dossier=dossier).order_by("round")
    )


def _result(dossier: Dossier, *, official: bool) -> ResultView | None:
    result = Result.objects.filter(dossier=dossier).first()
    if result is None or (result.issued_at is None and not official):
        return None
    return ResultView(
        content=result.content,
        template_id=result.template_id,
        filled=result.filled,
        digest=result_digest(result),
        drafted_by=result.drafted_by,
        drafted_at=result.drafted_at,
        number=result.number,
        check_code=result.check_code,
        file_id=result.file_id,
        signer=result.signer,
        issued_at=result.issued_at,
        handed_over_at=result.handed_over_at,
        handed_over_to=result.handed_over_to,
        opened_at=result.opened_at,
        revoked_because=result.revoked_because,
    )
