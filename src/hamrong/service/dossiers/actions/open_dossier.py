"""Write the row of a dossier and put it on its process: what every way in has in common."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from hamrong.kernel.files import interface as files
from hamrong.kernel.ids.interface import next_number, uuid7
from hamrong.kernel.matter.interface import open_matter
from hamrong.kernel.process import interface as process
from hamrong.kernel.text.interface import plain
from hamrong.service.dossiers.models import Dossier, SubmittedFile
from hamrong.service.dossiers.queries.filing import Offices
from hamrong.service.dossiers.rules import Channel, State, dossier_code
from hamrong.service.procedures.interface import ProcedureView

MATTER_KIND = "dossier"


@dataclass(frozen=True)
class Paper:
    """A file that comes with the dossier, under a document of the checklist or another name."""

    key: str
    name: str
    file_id: UUID


@dataclass(frozen=True)
class Request:
    """What is asked of whom, in whose name, with which papers.

    `applicant` has the keys name, personal_id, phone, mail and address; `also` are further words
    by which the dossier is found; `situation` says the case by the procedure's questions.
    """

    procedure: ProcedureView
    case_key: str
    offices: Offices
    area_id: UUID | None
    channel: Channel
    applicant_id: UUID | None
    applicant: Mapping[str, str]
    answers: Mapping[str, Any]
    labelled: Sequence[Mapping[str, Any]]
    papers: Sequence[Paper] = ()
    also: Sequence[str] = ()
    whole_id: UUID | None = None
    situation: Mapping[str, str] = field(default_factory=dict)


def open_dossier(request: Request, *, at: datetime) -> Dossier:
    """Write a dossier that waits at its desk; inside the caller's transaction."""
    dossier = _row(request, at)
    rows = [
        SubmittedFile(
            dossier=dossier,
            document_key=paper.key,
            document_name=paper.name,
            file_id=paper.file_id,
            given_at=at,
        )
        for paper in request.papers
    ]
    SubmittedFile.objects.bulk_create(rows)
    files.attach([row.file_id for row in rows], dossier.matter_id)
    process.start(
        matter_id=dossier.matter_id,
        key=request.procedure.process_key,
        places={"reception": dossier.receiving_id, "authority": dossier.authority_id},
        title=dossier.procedure_name,
        link=f"/lam-viec/ho-so/{dossier.code}",
        code=dossier.code,
        applicant=dossier.applicant_name,
        search=dossier.search_key,
    )
    return dossier


def _row(request: Request, at: datetime) -> Dossier:
    procedure, offices = request.procedure, request.offices
    matter_id = open_matter(kind=MATTER_KIND, title=procedure.name, agency_id=offices.authority.id)
    number = next_number(f"dossier:{offices.receiving.code}:{at:%y%m%d}")
    code = dossier_code(offices.receiving.code, at, number)
    words = [code, procedure.name, *request.applicant.values(), *request.also]
    return Dossier.objects.create(
        id=uuid7(),
        matter_id=matter_id,
        code=code,
        procedure_version_id=procedure.version_id,
        procedure_code=procedure.code,
        procedure_name=procedure.name,
        case_key=request.case_key,
        situation=dict(request.situation),
        receiving_id=offices.receiving.id,
        authority_id=offices.authority.id,
        area_id=request.area_id,
        channel=request.channel,
        applicant_id=request.applicant_id,
        answers=dict(request.answers),
        labelled=list(request.labelled),
        state=State.SUBMITTED,
        submitted_at=at,
        search_key=plain(" ".join(words)),
        whole_id=request.whole_id,
        **{f"applicant_{key}": value for key, value in request.applicant.items()},
    )
