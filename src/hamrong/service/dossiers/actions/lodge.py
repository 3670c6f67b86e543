"""Make a dossier out of a complete draft: the one way in, for every channel."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.files import interface as files
from hamrong.kernel.ids.interface import next_number, uuid7
from hamrong.kernel.matter.interface import open_matter
from hamrong.kernel.process import interface as process
from hamrong.kernel.text.interface import plain
from hamrong.kernel.timeline.interface import record
from hamrong.service.dossiers.events import DossierSubmitted
from hamrong.service.dossiers.models import Dossier, Representative, SubmittedFile
from hamrong.service.dossiers.queries.filing import Filing
from hamrong.service.dossiers.rules import Capacity, Channel, State, dossier_code
from hamrong.service.forms import interface as forms

MATTER_KIND = "dossier"


@dataclass(frozen=True)
class OnBehalf:
    """Who files for the applicant, by what right, and with which paper if one is needed."""

    name: str
    personal_id: str
    phone: str
    capacity: Capacity
    paper: str = ""


@dataclass(frozen=True)
class WayIn:
    """How a dossier comes in, for which account, and through whom."""

    channel: Channel
    applicant_id: UUID | None
    behalf: OnBehalf | None = None


def lodge(actor: Actor, about: Filing, taken: forms.TakenDraft, way: WayIn) -> Dossier:
    """Write the dossier of a taken draft and start its process; inside the caller's transaction."""
    dossier = _create(way, about, taken, at=now())
    if way.behalf is not None:
        Representative.objects.create(dossier=dossier, **vars(way.behalf))
    _keep_files(dossier, about, taken)
    _start_process(dossier, about)
    record(
        dossier.matter_id,
        DossierSubmitted(
            dossier_id=dossier.id,
            code=dossier.code,
            procedure=dossier.procedure_name,
            agency=about.offices.receiving.name,
        ),
        actor=actor,
        agency_id=dossier.receiving_id,
    )
    forms.mark_submitted(taken.draft_id, dossier.id)
    return dossier


def _create(way: WayIn, about: Filing, taken: forms.TakenDraft, *, at: datetime) -> Dossier:
    applicant = _applicant(taken)
    people = (*applicant.values(), *_behalf_words(way))
    procedure, offices = about.procedure, about.offices
    matter_id = open_matter(kind=MATTER_KIND, title=procedure.name, agency_id=offices.authority.id)
    number = next_number(f"dossier:{offices.receiving.code}:{at:%y%m%d}")
    code = dossier_code(offices.receiving.code, at, number)
    return Dossier.objects.create(
        id=uuid7(),
        matter_id=matter_id,
        code=code,
        procedure_version_id=procedure.version_id,
        procedure_code=procedure.code,
        procedure_name=procedure.name,
        case_key=about.case_key,
        receiving_id=offices.receiving.id,
        authority_id=offices.authority.id,
        area_id=about.area_id,
        channel=way.channel,
        applicant_id=way.applicant_id,
        answers={key: dict(group) for key, group in taken.answers.items()},
        labelled=taken.labelled_json(),
        state=State.SUBMITTED,
        submitted_at=at,
        search_key=plain(" ".join([code, procedure.name, *people])),
        **{f"applicant_{key}": value for key, value in applicant.items()},
    )


def _applicant(taken: forms.TakenDraft) -> dict[str, str]:
    """Pick who asks out of the form's applicant group."""
    group = taken.answers.get("applicant", {})
    fields = {
        "name": "full_name",
        "personal_id": "personal_id",
        "phone": "phone",
        "mail": "email",
    }
    found = {ours: str(group.get(theirs) or "") for ours, theirs in fields.items()}
    return {**found, "address": taken.address()[:300]}


def _keep_files(dossier: Dossier, about: Filing, taken: forms.TakenDraft) -> None:
    names = {d.key: d.name for d in about.uploads}
    rows = [
        SubmittedFile(
            dossier=dossier,
            document_key=key,
            document_name=names[key],
            file_id=file_id,
            given_at=dossier.submitted_at,
        )
        for key, file_ids in taken.files.items()
        if key in names
        for file_id in file_ids
    ]
    SubmittedFile.objects.bulk_create(rows)
    files.attach([row.file_id for row in rows], dossier.matter_id)


def _start_process(dossier: Dossier, about: Filing) -> None:
    process.start(
        matter_id=dossier.matter_id,
        key=about.procedure.process_key,
        places={"reception": dossier.receiving_id, "authority": dossier.authority_id},
        title=dossier.procedure_name,
        link=f"/lam-viec/ho-so/{dossier.code}",
        code=dossier.code,
        applicant=dossier.applicant_name,
        search=dossier.search_key,
    )


def _behalf_words(way: WayIn) -> tuple[str, ...]:
    """Return what of the representative can be searched for."""
    return (way.behalf.name, way.behalf.personal_id, way.behalf.phone) if way.behalf else ()
