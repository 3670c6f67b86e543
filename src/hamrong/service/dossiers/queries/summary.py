"""One dossier in short, for programs."""

from dataclasses import dataclass
from datetime import datetime

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.calendar.interface import now
from hamrong.service.dossiers.access import the_dossier
from hamrong.service.dossiers.queries.axes import AxisStanding, standings
from hamrong.service.dossiers.queries.states import Standing, standing
from hamrong.service.dossiers.rules import NATIONAL_CHANNEL, NATIONAL_STATE, Channel, State


@dataclass(frozen=True)
class DossierSummary:
    """A dossier's face, with the codes the National Public Service Portal uses."""

    code: str
    procedure_code: str
    procedure_name: str
    case_key: str
    applicant_name: str
    receiving_code: str
    receiving_name: str
    authority_code: str
    authority_name: str
    national_channel: int
    national_state: int
    submitted_at: datetime
    accepted_at: datetime | None
    due_at: datetime | None
    finished_at: datetime | None
    closed_at: datetime | None
    standing: Standing
    axes: tuple[AxisStanding, ...]


def dossier_summary(actor: Actor, code: str) -> DossierSummary:
    """Return a dossier the actor may read, in a bounded number of queries.

    Raises:
        NotYoursError: it does not exist for this actor.
    """
    dossier = the_dossier(actor, code)
    at = now()
    return DossierSummary(
        code=dossier.code,
        procedure_code=dossier.procedure_code,
        procedure_name=dossier.procedure_name,
        case_key=dossier.case_key,
        applicant_name=dossier.applicant_name,
        receiving_code=dossier.receiving.code,
        receiving_name=dossier.receiving.name,
        authority_code=dossier.authority.code,
        authority_name=dossier.authority.name,
        national_channel=NATIONAL_CHANNEL[Channel(dossier.channel)],
        national_state=NATIONAL_STATE[State(dossier.state)],
        submitted_at=dossier.submitted_at,
        accepted_at=dossier.accepted_at,
        due_at=dossier.due_at,
        finished_at=dossier.finished_at,
        closed_at=dossier.closed_at,
        standing=standing(dossier, at),
        axes=standings([dossier.id], at=at)[dossier.id],
    )
