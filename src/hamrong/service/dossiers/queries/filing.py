"""What a draft will become: its procedure, its offices, what is still missing."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from django.utils.translation import gettext as _

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.directory.interface import AgencyView
from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError
from hamrong.service.dossiers.access import the_dossier
from hamrong.service.forms import interface as forms
from hamrong.service.forms.interface import DraftView
from hamrong.service.procedures import interface as procedures
from hamrong.service.procedures.interface import Document, ProcedureView

DRAFT_PURPOSE = "dossier"
ANSWER = "answer:"
"""What the names of a draft's answers to the questions of the case begin with."""


@dataclass(frozen=True)
class Offices:
    """Where a dossier is received and who decides."""

    receiving: AgencyView
    authority: AgencyView


@dataclass(frozen=True)
class Filing:
    """A draft together with all it depends on.

    `situation` is what was answered to the procedure's questions of the case, by question.
    """

    draft: DraftView
    procedure: ProcedureView
    case_key: str
    area_code: str
    area_id: UUID | None
    offices: Offices
    situation: Mapping[str, str] = field(default_factory=dict)

    @property
    def fitted(self) -> ProcedureView:
        """The procedure with only what the answers leave of it."""
        return procedures.fit(self.procedure, self.situation)

    @property
    def uploads(self) -> tuple[Document, ...]:
        """The documents to attach: what is shown at the desk and the form itself are not.

        A document the answers rule out stays as long as it has files: nothing given is lost.
        """
        needed = {one.key: one for one in procedures.to_upload(self.fitted)}
        kept = [needed.get(one.key, one) for one in procedures.to_upload(self.procedure)]
        return tuple(
            one if one.key in needed else replace(one, required=False)
            for one in kept
            if one.key in needed or self.draft.files.get(one.key)
        )

    @property
    def document_names(self) -> dict[str, str]:
        """Name by key everything a file can be for: documents, and questions of the form."""
        return {
            **{document.key: document.name for document in self.uploads},
            **forms.file_questions(self.draft.form),
        }

    @property
    def required_uploads(self) -> tuple[str, ...]:
        """Keys of the documents without which the dossier cannot be sent."""
        return tuple(d.key for d in self.uploads if d.required)


def offices_for(procedure: ProcedureView, area_code: str) -> Offices:
    """Find who receives and who decides for a procedure at a place, as of today.

    Raises:
        RefusedError: the place is missing or unknown; `field` is "area".
    """
    authority = directory.authority_for(
        level=procedure.level, area_code=area_code, department_short=procedure.department
    )
    receiving = authority
    if procedure.received_at and procedure.received_at != procedure.level:
        receiving = directory.authority_for(
            level=procedure.received_at,
            area_code=area_code,
            department_short=procedure.department,
        )
    if authority is None or receiving is None:
        raise RefusedError(_("Hãy chọn xã, phường, thị trấn nơi bạn làm thủ tục."), field="area")
    return Offices(receiving, authority)


def filing(actor: Actor, draft_id: UUID) -> Filing:
    """Return the actor's draft with its procedure and offices.

    Raises:
        NotYoursError: no such draft for this actor, or it is not for a dossier.
    """
    draft = forms.draft(actor, draft_id)
    if draft.purpose not in {DRAFT_PURPOSE, forms.AT_THE_COUNTER}:
        raise NotYoursError
    procedure = procedures.procedure(draft.subject)
    if procedure is None:
        raise NotYoursError
    area_code = str(draft.extra.get("area", ""))
    return Filing(
        draft=draft,
        procedure=procedure,
        case_key=str(draft.extra.get("case", "")),
        area_code=area_code,
        area_id=UUID(area_id) if (area_id := str(draft.extra.get("area_id", ""))) else None,
        offices=offices_for(procedure, area_code),
        situation=_situation(procedure, draft),
    )


def _situation(procedure: ProcedureView, draft: DraftView) -> dict[str, str]:
    """Return what the draft says of the case; for whom it is filed is asked of everybody.

    A draft at the counter does not say for whom: the visit does.
    """
    extra = {key: str(value) for key, value in draft.extra.items()}
    said = {key.removeprefix(ANSWER): v for key, v in extra.items() if key.startswith(ANSWER)}
    said = procedures.read_answers(
        procedure.questions, {**said, procedures.CASE: extra.get("case", "")}
    )
    asked = any(one.key == procedures.CAPACITY for one in procedure.questions)
    if asked and "capacity" in extra:
        said[procedures.CAPACITY] = extra["capacity"] or procedures.SELF
    return said


def draft_behind(actor: Actor, code: str) -> UUID:
    """Return the draft the actor's dossier was made of.

    Raises:
        NotYoursError: no such dossier, or somebody else filled its form.
    """
    dossier = the_dossier(actor, code)
    found = forms.draft_behind(actor, dossier.whole_id or dossier.id)
    if found is None:
        raise NotYoursError
    return found
