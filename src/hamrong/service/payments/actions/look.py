"""Ask the platform how a payment stands: whatever was lost on the way is found again."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.jobs.interface import enqueue
from hamrong.service.payments.access import may_collect, payments_visible_to
from hamrong.service.payments.actions.settle import locked, settle
from hamrong.service.payments.models import OnlinePayment
from hamrong.service.payments.ports import Outcome, PlatformError, platform, while_somebody_waits
from hamrong.service.payments.queries.wording import MISMATCH
from hamrong.service.payments.rules import (
    ENDED,
    LIVE,
    UNKNOWN_AFTER,
    OnlineState,
    Standing,
    Verdict,
    look_after_end,
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


def look_now(actor: Actor, payment_id: UUID) -> bool:
    """Ask at an official's wish; tell whether it is done, for a refund is asked for by a job.

    Raises:
        NotYoursError: no such payment, or the actor does not sit at its desk.
        RefusedError: the platform does not answer, or enough others ask it.
    """
    found = payments_visible_to(actor).filter(id=payment_id).select_related("request").first()
    if found is None or not may_collect(actor, found.request.agency_id):
        raise NotYoursError
    if found.state == OnlineState.REFUNDING:
        OnlinePayment.objects.filter(id=payment_id, next_look_at=None).update(next_look_at=now())
        enqueue("payments.look", key=f"payment:{payment_id}", payment_id=payment_id)
        return False
    if not look(payment_id, hurry=True, ended_too=True):
        raise RefusedError(_("Nền tảng chưa trả lời; hệ thống tự hỏi lại."))
    return True


def look(payment_id: UUID, *, hurry: bool = False, ended_too: bool = False) -> bool:
    """Ask about one payment and take over the answer; tell whether there was one.

    What is settled already is left alone.

    No row is locked while the platform answers. `hurry` asks once and shortly, for a person who
    waits, and never puts the next question off; `ended_too` asks also about what failed or expired
    here and is asked about no more. When the platform does not answer, the reason is noted and it
    is asked again later.
    """
    payment = OnlinePayment.objects.filter(_asked_about(ended_too=ended_too), id=payment_id).first()
    if payment is None:
        return True
    try:
        outcome = _asked(payment, hurry=hurry)
    except PlatformError as error:
        _postpone(payment, error.reason, hurry=hurry)
        return False
    if outcome.standing is Standing.UNKNOWN:
        _unknown(payment, hurry=hurry)
        return True
    verdict = settle(outcome)
    if outcome.refund_refused:
        _refused(payment, outcome.refund_refused)
    else:
        _postpone(payment, MISMATCH if verdict is Verdict.MISMATCH else "", hurry=hurry)
    return True


def _asked_about(*, ended_too: bool) -> Q:
    """Narrow to what has no end yet, and to what ended but may still be paid."""
    ended = Q(state__in=ENDED)
    if not ended_too:
        ended &= Q(next_look_at__isnull=False)
    return Q(state__in=(*LIVE, OnlineState.REFUNDING)) | ended


def _asked(payment: OnlinePayment, *, hurry: bool) -> Outcome:
    if hurry:
        with while_somebody_waits():
            return platform().query(payment.reference, hurry=True)
    if payment.state != OnlineState.REFUNDING:
        return platform().query(payment.reference)
    if payment.looks and not payment.problem:
        return platform().query_refund(payment.reference)
    return platform().refund(
        payment.reference, payment.refund_reference, payment.amount, payment.refund_reason
    )


def _postpone(asked: OnlinePayment, problem: str, *, hurry: bool) -> None:
    """Ask again later, where the payment still stands as it did when it was asked about.

    Who asks before its turn leaves the turn alone: a page that is looked at again and again must
    not put off what would find the money.
    """
    going_on = (*LIVE, OnlineState.REFUNDING)
    alike = going_on if asked.state in going_on else (asked.state,)
    at, changed = now(), {"looked_at": now(), "problem": problem[:300]}
    due = asked.next_look_at
    if not hurry and (due is None or due <= at):
        following = (
            look_after_end(asked.looks, at, asked.expires_at)
            if asked.state in ENDED
            else at + wait_for_look(asked.looks)
        )
        changed |= {"looks": asked.looks + 1, "next_look_at": following}
        if following is None:
            changed["problem"] = ""
    OnlinePayment.objects.filter(id=asked.id, state__in=alike).update(**changed)


def _refused(asked: OnlinePayment, reason: str) -> None:
    """A refund the platform refused waits for a person."""
    OnlinePayment.objects.filter(id=asked.id, state=OnlineState.REFUNDING).update(
        problem=reason[:300], looked_at=now(), looks=asked.looks + 1, next_look_at=None
    )


@transaction.atomic
def _unknown(asked: OnlinePayment, *, hurry: bool) -> None:
    """What never reached the platform ends once nobody can pay it there any more."""
    payment = locked(asked.reference)
    gone = now() >= asked.expires_at + UNKNOWN_AFTER
    if payment is not None and payment.state == OnlineState.CREATED and gone:
        payment.state, payment.next_look_at, payment.problem = OnlineState.EXPIRED, None, ""
        payment.save(update_fields=["state", "next_look_at", "problem"])
        return
    _postpone(asked, "", hurry=hurry)
