"""Make a dossier of one procedure out of a dossier that asks for several."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from hamrong.kernel.actor.interface import SYSTEM
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.timeline.interface import record
from hamrong.service.dossiers.actions.act_now import act_now
from hamrong.service.dossiers.actions.open_dossier import Paper, Request, open_dossier
from hamrong.service.dossiers.events import DossierSubmitted
from hamrong.service.dossiers.models import Dossier, SubmittedFile
from hamrong.service.dossiers.queries.filing import offices_for
from hamrong.service.dossiers.rules import Channel
from hamrong.service.procedures import interface as procedures


@dataclass(frozen=True)
class MemberOrder:
    """What one member takes from the whole: which pages of answers, and which papers.

    `documents` maps keys of the whole's papers to keys of the member's; a result of an earlier
    member is such a paper too.
    """

    procedure_code: str
    groups: Sequence[str]
    documents: Mapping[str, str]


@dataclass(frozen=True)
class MemberOpened:
    """The dossier of a member."""

    matter_id: UUID
    code: str


@transaction.atomic
def lodge_member(whole_matter_id: UUID, order: MemberOrder) -> MemberOpened:
    """Open the dossier of a member and accept it at once: the desk checked the whole set.

    Raises:
        LookupError: the catalogue no longer has the member's procedure.
        RefusedError: nobody is competent for it at the place.
    """
    found = Dossier.objects.select_for_update(of=("self",)).select_related("area")
    whole = found.get(matter_id=whole_matter_id)
    request = _request(whole, order)
    dossier = open_dossier(request, at=now())
    record(
        dossier.matter_id,
        DossierSubmitted(
            dossier_id=dossier.id,
            code=dossier.code,
            procedure=dossier.procedure_name,
            agency=request.offices.receiving.name,
        ),
        actor=SYSTEM,
        agency_id=dossier.receiving_id,
    )
    act_now(SYSTEM, dossier.matter_id, "accept", {"no_date_reason": ""})
    return MemberOpened(dossier.matter_id, dossier.code)


def _request(whole: Dossier, order: MemberOrder) -> Request:
    procedure = procedures.procedure(order.procedure_code)
    if procedure is None:
        raise LookupError(order.procedure_code)
    copied = ("name", "personal_id", "phone", "mail", "address")
    return Request(
        procedure=procedure,
        case_key=procedure.cases[0].key if procedure.cases else "",
        offices=offices_for(procedure, whole.area.code if whole.area else ""),
        area_id=whole.area_id,
        channel=Channel(whole.channel),
        applicant_id=whole.applicant_id,
        applicant={name: getattr(whole, f"applicant_{name}") for name in copied},
        answers={key: whole.answers[key] for key in order.groups if key in whole.answers},
        labelled=[group for group in whole.labelled if group["key"] in order.groups],
        papers=_papers(whole, order),
        also=(whole.code,),
        whole_id=whole.id,
    )


def _papers(whole: Dossier, order: MemberOrder) -> list[Paper]:
    given = SubmittedFile.objects.filter(
        dossier=whole, document_key__in=list(order.documents), given_at__isnull=False
    )
    return [
        Paper(order.documents[one.document_key], one.document_name, one.file_id)
        for one in given.order_by("given_at", "id")
    ]
