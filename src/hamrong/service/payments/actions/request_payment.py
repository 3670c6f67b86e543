"""Ask for what an assessment says."""

from dataclasses import asdict, dataclass
from uuid import UUID

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.text.interface import format_money
from hamrong.kernel.timeline.interface import record
from hamrong.service.payments.events import PaymentRequested
from hamrong.service.payments.models import PaymentRequest
from hamrong.service.payments.rules import RequestState, Timing
from hamrong.service.procedures.interface import Assessment, Exemption


@dataclass(frozen=True)
class Payable:
    """The matter that is paid for: whose, by which name, and who collects."""

    matter_id: UUID
    code: str
    agency_id: UUID
    payer: str
    title: str


def request_payment(
    actor: Actor,
    payable: Payable,
    assessment: Assessment,
    *,
    timing: Timing,
    exemption: Exemption | None = None,
    proof: str = "",
) -> UUID:
    """Write down what is owed and return the request; inside the caller's transaction.

    An open request of the matter is cancelled by the new one. Who owes nothing is exempt at once.
    The caller has checked the right and that the assessment has no problems.
    """
    PaymentRequest.objects.filter(matter_id=payable.matter_id, state=RequestState.OPEN).update(
        state=RequestState.CANCELLED
    )
    nothing = assessment.total == 0
    made = PaymentRequest.objects.create(
        **vars(payable),
        **_exempt(exemption, proof),
        lines=[asdict(line) for line in assessment.lines],
        full=assessment.full,
        total=assessment.total,
        timing=Timing.EXEMPT if nothing else timing,
        state=RequestState.EXEMPT if nothing else RequestState.OPEN,
        made_by=actor.name,
        made_at=now(),
    )
    record(
        payable.matter_id,
        PaymentRequested(
            code=payable.code,
            amount=format_money(assessment.total),
            reason=" – ".join(part for part in (made.exemption, made.proof) if part),
        ),
        actor=actor,
        agency_id=payable.agency_id,
    )
    return made.id


def _exempt(exemption: Exemption | None, proof: str) -> dict[str, str]:
    if exemption is None:
        return {}
    return {
        "exemption": exemption.name,
        "exemption_basis": exemption.basis,
        "proof": proof.strip()[:300],
    }
