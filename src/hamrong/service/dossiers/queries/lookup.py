"""Following a dossier without an account, by its code and the phone number given with it."""

from dataclasses import dataclass
from datetime import datetime

from hamrong.kernel.calendar.interface import now
from hamrong.kernel.text.interface import masked_name
from hamrong.kernel.timeline import interface as timeline
from hamrong.kernel.timeline.interface import Audience
from hamrong.service.dossiers.models import Dossier
from hamrong.service.dossiers.queries.states import Standing, standing
from hamrong.service.dossiers.rules import same_phone


@dataclass(frozen=True)
class PublicStep:
    """One line of the way so far, without names of people."""

    at: datetime
    title: str
    icon: str


@dataclass(frozen=True)
class PublicView:
    """What may be told to whoever knows code and phone: no personal data."""

    code: str
    procedure_name: str
    applicant: str
    receiving_name: str
    submitted_at: datetime
    due_at: datetime | None
    standing: Standing
    way: tuple[PublicStep, ...]


def look_up(code: str, phone: str) -> PublicView | None:
    """Return the minimised view, or None: an unknown code and a wrong phone look the same."""
    known = code.replace("\x00", "").strip().upper()[:60]
    dossier = Dossier.objects.select_related("receiving").filter(code=known).first()
    if dossier is None or not same_phone(dossier.applicant_phone, phone):
        return None
    entries = timeline.entries(dossier.matter_id, (Audience.PUBLIC, Audience.CITIZEN))
    return PublicView(
        code=dossier.code,
        procedure_name=dossier.procedure_name,
        applicant=masked_name(dossier.applicant_name),
        receiving_name=dossier.receiving.name,
        submitted_at=dossier.submitted_at,
        due_at=dossier.due_at,
        standing=standing(dossier, now()),
        way=tuple(PublicStep(e.at, e.title, e.icon) for e in entries),
    )
