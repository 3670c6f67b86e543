"""Ask the platform how a payment stands: whatever was lost on the way is found again."""

from uuid import UUID

from django.db import transaction

from hamrong.kernel.actor.interface import Actor, NotYoursError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.jobs.interface import enqueue
from hamrong.service.payments.access import may_collect, payments_visible_to
from hamrong.service.payments.actions.settle import locked, settle
from hamrong.service.payments.models import OnlinePayment
from hamrong.service.payments.ports import Outcome, PlatformError, platform
from hamrong.service.payments.queries.wording import MISMATCH
from hamrong.service.payments.rules import (
    LIVE,
    UNKNOWN_AFTER,
    OnlineState,
    Standing,
    Verdict,
    wait_for_look,
)

AT_ONCE = 200


def look_for_open() -> int:
    """Enqueue a question for each payment whose turn has come; return how many."""
    due = OnlinePayment.objects.filter(next_look_at__lte=now()).order_by("next_look_at")
    found = list(due.values_list("id", flat=True)[:AT_ONCE])
    for payment_id in found:
        enqueue("payments.look", key=f"payment:{payment_id}", payment_id=payment_id)
    return len(found)


def look_now(actor: Actor, payment_id: UUID) -> None:
    """Ask at an official's wish, a refund that was refused once more.

    Raises:
        NotYoursError: no such payment, or the actor does not sit at its desk.
    """
    found = payments_visible_to(actor).filter(id=payment_id).select_related("request").first()
    if found is None or not may_collect(actor, found.request.agency_id):
        raise NotYoursError
    look(payment_id)


def look(payment_id: UUID, *, hurry: bool = False, ended_too: bool = False) -> None:
    """Ask about one payment and take over the answer; what is settled already is left alone.

    No row is locked while the platform answers. `hurry` asks once and shortly, for a person who
    waits; `ended_too` asks also about what failed or expired here. When the platform does not
    answer, the reason is noted and it is asked again later.
    """
    ended = (OnlineState.FAILED, OnlineState.EXPIRED) if ended_too else ()
    asked_about = (*LIVE, OnlineState.REFUNDING, *ended)
    payment = OnlinePayment.objects.filter(id=payment_id, state__in=asked_about).first()
    if payment is None:
        return
    try:
        outcome = _asked(payment, hurry=hurry)
    except PlatformError as error:
        _postpone(payment, error.reason)
        return
    if outcome.standing is Standing.UNKNOWN:
        _unknown(payment)
        return
    verdict = settle(outcome)
    if outcome.refund_refused:
        _refused(payment, outcome.refund_refused)
    else:
        _postpone(payment, MISMATCH if verdict is Verdict.MISMATCH else "")


def _asked(payment: OnlinePayment, *, hurry: bool) -> Outcome:
    if payment.state != OnlineState.REFUNDING:
        return platform().query(payment.reference, hurry=hurry)
    if payment.looks and not payment.problem:
        return platform().query_refund(payment.reference)
    return platform().refund(
        payment.reference, payment.refund_reference, payment.amount, payment.refund_reason
    )


def _postpone(asked: OnlinePayment, problem: str) -> None:
    """Ask again later, where the payment still stands as it did when it was asked about."""
    still = OnlinePayment.objects.filter(id=asked.id, state__in=(*LIVE, OnlineState.REFUNDING))
    still.update(
        looks=asked.looks + 1,
        looked_at=now(),
        next_look_at=now() + wait_for_look(asked.looks),
        problem=problem[:300],
    )


def _refused(asked: OnlinePayment, reason: str) -> None:
    """A refund the platform refused waits for a person."""
    OnlinePayment.objects.filter(id=asked.id, state=OnlineState.REFUNDING).update(
        problem=reason[:300], looked_at=now(), looks=asked.looks + 1, next_look_at=None
    )


@transaction.atomic
def _unknown(asked: OnlinePayment) -> None:
    """What never reached the platform ends once nobody can pay it there any more."""
    payment = locked(asked.reference)
    gone = now() >= asked.expires_at + UNKNOWN_AFTER
    if payment is not None and payment.state == OnlineState.CREATED and gone:
        payment.state, payment.next_look_at, payment.problem = OnlineState.EXPIRED, None, ""
        payment.save(update_fields=["state", "next_look_at", "problem"])
        return
    _postpone(asked, "")
