"""Make a dossier out of a complete draft: the one way in, for every channel."""

from dataclasses import dataclass
from uuid import UUID

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.timeline.interface import record
from hamrong.service.dossiers.actions.open_dossier import Paper, Request, open_dossier
from hamrong.service.dossiers.events import DossierSubmitted
from hamrong.service.dossiers.models import Dossier, Representative
from hamrong.service.dossiers.queries.filing import Filing
from hamrong.service.dossiers.rules import Capacity, Channel
from hamrong.service.forms import interface as forms
from hamrong.service.procedures import interface as procedures
from hamrong.service.repository import interface as repository


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
    dossier = open_dossier(_request(about, taken, way), at=now())
    if way.behalf is not None:
        Representative.objects.create(dossier=dossier, **vars(way.behalf))
    _refer_to_papers(actor, dossier, about, taken)
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


def _request(about: Filing, taken: forms.TakenDraft, way: WayIn) -> Request:
    return Request(
        procedure=about.procedure,
        case_key=about.case_key,
        offices=about.offices,
        area_id=about.area_id,
        channel=way.channel,
        applicant_id=way.applicant_id,
        applicant=_applicant(taken),
        answers={key: dict(group) for key, group in taken.answers.items()},
        labelled=taken.labelled_json(),
        papers=_papers(about, taken),
        also=_behalf_words(way),
        situation=_situation(about, way),
    )


def _situation(about: Filing, way: WayIn) -> dict[str, str]:
    """Return what was said of the case; at the counter the visit says for whom it is filed."""
    asked = any(one.key == procedures.CAPACITY for one in about.procedure.questions)
    if not asked or procedures.CAPACITY in about.situation:
        return dict(about.situation)
    capacity = way.behalf.capacity.value if way.behalf else procedures.SELF
    return {**about.situation, procedures.CAPACITY: capacity}


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


def _papers(about: Filing, taken: forms.TakenDraft) -> list[Paper]:
    names = about.document_names
    return [
        Paper(key, names[key], file_id)
        for key, file_ids in taken.files.items()
        if key in names
        for file_id in file_ids
    ]


def _refer_to_papers(
    actor: Actor, dossier: Dossier, about: Filing, taken: forms.TakenDraft
) -> None:
    """Note which papers of the applicant's store stand in the dossier; in the order of keys."""
    names = about.document_names
    chosen = [
        (taken.papers[file_id], key)
        for key, file_ids in taken.files.items()
        for file_id in file_ids
        if key in names and file_id in taken.papers
    ]
    for paper_id, key in sorted(chosen):
        usage = repository.Usage(
            matter_id=dossier.matter_id,
            code=dossier.code,
            procedure=dossier.procedure_name,
            agency=about.offices.receiving.name,
            document_key=key,
            document_name=names[key],
        )
        repository.use_paper(actor, paper_id, usage)


def _behalf_words(way: WayIn) -> tuple[str, ...]:
    """Return what of the representative can be searched for."""
    return (way.behalf.name, way.behalf.personal_id, way.behalf.phone) if way.behalf else ()
