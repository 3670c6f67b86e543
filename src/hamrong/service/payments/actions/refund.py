"""Give back what was paid online."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError, Role, StaleError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.jobs.interface import enqueue
from hamrong.kernel.text.interface import format_money
from hamrong.kernel.timeline.interface import record
from hamrong.service.payments.access import may_collect, payments_visible_to
from hamrong.service.payments.actions.settle import locked
from hamrong.service.payments.events import RefundAsked
from hamrong.service.payments.rules import OnlineState


@transaction.atomic
def refund(actor: Actor, payment_id: UUID, *, because: str) -> None:
    """Have the platform give the whole amount back, to the account it came from.

    The desk that collected decides, with a reason the applicant reads; the platform is asked by a
    job until it has answered. A receipt given for the money no longer holds once it is back.

    Raises:
        NotYoursError: no such payment, or the actor does not sit at its desk.
        RefusedError: no reason is given.
        StaleError: nothing was paid, or it is being given back already.
    """
    found = payments_visible_to(actor).filter(id=payment_id).values_list("reference").first()
    payment = locked(found[0]) if found else None
    if payment is None or not may_collect(actor, payment.request.agency_id):
        raise NotYoursError
    if payment.state != OnlineState.PAID:
        raise StaleError
    reason = because.strip()[:300]
    if not reason:
        raise RefusedError(_("Hãy ghi lý do hoàn tiền."), field="because")
    desk = actor.acting_as(payment.request.agency_id, Role.ONE_STOP)
    payment.state = OnlineState.REFUNDING
    payment.refund_reference = f"{payment.reference}-HT"
    payment.refund_reason, payment.refund_by = reason, desk.signed_name[:120]
    payment.refund_asked_at, payment.next_look_at = now(), now()
    payment.looks, payment.problem = 0, ""
    payment.save()
    event = RefundAsked(payment.request.code, format_money(payment.amount), payment.number, reason)
    request = payment.request
    record(request.matter_id, event, actor=actor, agency_id=request.agency_id)
    enqueue("payments.look", key=f"payment:{payment.id}", payment_id=payment.id)
