"""The facts a dossier announces, in the order of its life."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class DossierSubmitted:
    """The applicant sent the dossier; it has a code and waits at the one-stop desk."""

    dossier_id: UUID
    code: str
    procedure: str
    agency: str


@dataclass(frozen=True)
class DocumentsChecked:
    """The desk held each paper against the published checklist."""

    dossier_id: UUID
    code: str
    complete: bool


@dataclass(frozen=True)
class DossierAccepted:
    """The desk found it complete: the statutory clock starts and the appointment is set."""

    dossier_id: UUID
    code: str
    due_at: datetime | None


@dataclass(frozen=True)
class ClockStopped:
    """The statutory clock stands still from now on, for a reason and by an article."""

    dossier_id: UUID
    code: str
    reason: str
    basis: str


@dataclass(frozen=True)
class ClockStarted:
    """The clock runs again; the appointed time follows from all facts."""

    dossier_id: UUID
    code: str
    due_at: datetime | None


@dataclass(frozen=True)
class NewDateAsked:
    """An official asks for another appointed time; a second person decides."""

    dossier_id: UUID
    code: str
    proposed: datetime
    reason: str


@dataclass(frozen=True)
class NewDateRefused:
    """The second person keeps the appointed time as it is."""

    dossier_id: UUID
    code: str
    note: str


@dataclass(frozen=True)
class DueDateChanged:
    """Another time is appointed, with its reason; the former one stays on record."""

    dossier_id: UUID
    code: str
    before: datetime | None
    due_at: datetime
    reason: str
    occasion: int


@dataclass(frozen=True)
class ApologyMade:
    """The appointed time was missed: the agency says sorry and when the result will come."""

    dossier_id: UUID
    code: str
    reason: str
    due_at: datetime
    occasion: int


@dataclass(frozen=True)
class ApologyDelivered:
    """An official gave the letter to the applicant, or told them, because no message could."""

    dossier_id: UUID
    code: str
    how: str


@dataclass(frozen=True)
class FinancialObligationAsked:
    """The applicant must pay a tax or another obligation first; the clock stops."""

    dossier_id: UUID
    code: str
    reason: str


@dataclass(frozen=True)
class FinancialObligationMet:
    """The proof of payment came; the clock runs again."""

    dossier_id: UUID
    code: str
    proof: str


@dataclass(frozen=True)
class SupplementRequested:
    """Something is missing; the clock stops until the applicant answers."""

    dossier_id: UUID
    code: str
    round: int
    reason: str


@dataclass(frozen=True)
class SupplementAnswered:
    """The applicant sent what was missing; the clock runs again."""

    dossier_id: UUID
    code: str
    round: int


@dataclass(frozen=True)
class DossierRefused:
    """The desk cannot receive it, for the reason given."""

    dossier_id: UUID
    code: str
    reason: str


@dataclass(frozen=True)
class ResultDrafted:
    """The specialist wrote or rewrote the draft of the result."""

    dossier_id: UUID
    code: str


@dataclass(frozen=True)
class ResultProposed:
    """The specialist puts the draft before the head."""

    dossier_id: UUID
    code: str


@dataclass(frozen=True)
class DossierSentBack:
    """The draft goes back to the specialist, for the reason given."""

    dossier_id: UUID
    code: str
    reason: str


@dataclass(frozen=True)
class ResultIssued:
    """The competent person approved; the result has a number and can be checked by anyone."""

    dossier_id: UUID
    code: str
    number: str


@dataclass(frozen=True)
class MembersFinished:
    """Every procedure of a bundle has ended; what came of them waits at the desk."""

    dossier_id: UUID
    code: str
    reason: str


@dataclass(frozen=True)
class ResultHandedOver:
    """The result reached the applicant; the dossier is closed."""

    dossier_id: UUID
    code: str


@dataclass(frozen=True)
class ResultOpened:
    """The applicant opened the issued result online for the first time."""

    dossier_id: UUID
    code: str


@dataclass(frozen=True)
class CollectionReminded:
    """The desk reminded the applicant of a result that waits for them."""

    dossier_id: UUID
    code: str


@dataclass(frozen=True)
class DossierWithdrawn:
    """The applicant withdrew the dossier."""

    dossier_id: UUID
    code: str
    reason: str


@dataclass(frozen=True)
class DossierStopped:
    """The authority stopped handling the dossier, for the reason given."""

    dossier_id: UUID
    code: str
    reason: str


@dataclass(frozen=True)
class ReceptionConfirmed:
    """The desk looked again at a dossier given back to it and passes it on; its date stays."""

    dossier_id: UUID
    code: str


@dataclass(frozen=True)
class DossierTransferred:
    """Other agencies receive or decide it from now on; its promised date is as before."""

    dossier_id: UUID
    code: str
    old_agency: str
    new_agency: str
    basis: str
    place: str


@dataclass(frozen=True)
class TransferConfirmed:
    """The head of the agency the platform had proposed keeps the dossier."""

    dossier_id: UUID
    code: str
    agency: str


@dataclass(frozen=True)
class OpinionAsked:
    """Another agency is asked for its opinion, by a day."""

    dossier_id: UUID
    code: str
    agency: str
    question: str
    due_at: datetime


@dataclass(frozen=True)
class OpinionEnded:
    """The agency answered, stayed silent past its day, or was asked no longer."""

    dossier_id: UUID
    code: str
    agency: str
    answer: str
    text: str


@dataclass(frozen=True)
class DossierReopened:
    """The leader reopened a closed dossier by a decision; it goes on where it stood."""

    dossier_id: UUID
    code: str
    decision: str
    reason: str


@dataclass(frozen=True)
class OpinionMoved:
    """The agency asked for its opinion has ended; its heir is asked from now on."""

    dossier_id: UUID
    code: str
    old_agency: str
    new_agency: str


@dataclass(frozen=True)
class ResultCorrected:
    """A corrected result took the place of the one issued before, which no longer holds."""

    dossier_id: UUID
    code: str
    before: str
    number: str
    reason: str


@dataclass(frozen=True)
class ResultRevoked:
    """The result was revoked by a decision."""

    dossier_id: UUID
    code: str
    number: str
    decision: str
    reason: str


@dataclass(frozen=True)
class StopProposed:
    """An official proposes to stop handling, by an article; a second person decides."""

    dossier_id: UUID
    code: str
    reason: str
    basis: str


@dataclass(frozen=True)
class ReopeningProposed:
    """An official proposes to take an ended dossier up again; a second person decides."""

    dossier_id: UUID
    code: str
    reason: str
    basis: str


@dataclass(frozen=True)
class ProposalRefused:
    """The second person does not agree; the dossier stays as it is."""

    dossier_id: UUID
    code: str
    note: str


@dataclass(frozen=True)
class DecisionIssued:
    """A decision about the dossier has its number, and rests on an article."""

    dossier_id: UUID
    code: str
    number: str
    basis: str


@dataclass(frozen=True)
class OpinionOverdue:
    """The day of a question passed without an answer."""

    dossier_id: UUID
    code: str
    agency: str


# The facts after which a matter made of several may stand differently.
TURNS = (
    SupplementRequested,
    SupplementAnswered,
    DossierRefused,
    ResultIssued,
    DossierWithdrawn,
    DossierStopped,
)


@dataclass(frozen=True)
class DossierRated:
    """The applicant said how it went; what they said is not in here."""

    dossier_id: UUID
    code: str
