"""Begin to pay online: write the try down, then create it at the platform."""

import secrets
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.jobs.interface import enqueue
from hamrong.service.payments.actions.look import look
from hamrong.service.payments.actions.open_page import LEAST_TIME, Addresses, open_page
from hamrong.service.payments.models import OnlinePayment, PaymentRequest
from hamrong.service.payments.ports import PlatformError, is_configured, while_somebody_waits
from hamrong.service.payments.rules import (
    ENDED,
    LIVE,
    LOOKS,
    MINUTES_TO_PAY,
    OnlineState,
    RequestState,
)

# Seconds a person waits for a place among those who wait for the platform.
_PATIENCE = 0.3


def begin_online(actor: Actor, request_id: UUID, at: Addresses) -> str:
    """Return the address of the platform's page for an open request.

    The caller has checked that the actor may pay it. Pressing again while the page is open gives
    the same page. Nothing is locked while the platform answers; what is cut off in between is
    written down and found again. A platform that is slow is asked on by a job.

    Raises:
        NotYoursError: no such request, or nobody is logged in.
        RefusedError: nothing is owed, an earlier try is not cleared up, or the platform does not
            answer; the person may try again or pay at the desk.
    """
    if not is_configured():
        raise RefusedError(_("Chưa nộp trực tuyến được. Hãy nộp tại bộ phận một cửa."))
    _ask_about_earlier(request_id)
    payment = _written(actor, request_id)
    if payment.pay_url:
        return payment.pay_url
    try:
        with while_somebody_waits(patience=_PATIENCE):
            return open_page(payment.id, at, hurry=True)
    except PlatformError as error:
        raise _refusal(error, payment.id, at) from error


def _refusal(error: PlatformError, payment_id: UUID, at: Addresses) -> RefusedError:
    """Say that there is no page yet; what may still be answered is left to a job."""
    if error.final:
        return RefusedError(
            _("Nền tảng thanh toán chưa trả lời. Bạn chưa bị trừ tiền. Hãy thử lại sau ít phút.")
        )
    enqueue(
        "payments.open_page",
        key=f"open:{payment_id}",
        payment_id=payment_id,
        back=at.back,
        callback=at.callback,
    )
    return RefusedError(
        _(
            "Nền tảng thanh toán trả lời chậm. Bạn chưa bị trừ tiền. Chúng tôi đang hỏi tiếp,"
            " trang này báo khi bạn trả tiền được."
        )
    )


def _ask_about_earlier(request_id: UUID) -> None:
    """Ask about earlier tries that may have been paid since, so that nobody pays twice.

    They are one whose page is closing, and those that failed or expired: on the platform's page
    people often pay after all.
    """
    closing = Q(state__in=LIVE, expires_at__lte=now() + LEAST_TIME)
    ended = Q(state__in=ENDED, next_look_at__isnull=False)
    old = OnlinePayment.objects.filter(closing | ended, request_id=request_id)
    ids = old.order_by("-created_at").values_list("id", "state")
    answered = [look(one, hurry=True) or state in LIVE for one, state in ids]
    if not all(answered):
        raise RefusedError(_("Lần thanh toán trước đang được kiểm tra. Hãy xem lại sau ít phút."))


@transaction.atomic
def _written(actor: Actor, request_id: UUID) -> OnlinePayment:
    """Return the try that is open, or write a new one down."""
    request = PaymentRequest.objects.select_for_update().filter(id=request_id).first()
    if request is None or actor.account_id is None:
        raise NotYoursError
    if request.state != RequestState.OPEN:
        raise RefusedError(_("Khoản này không còn phải nộp."))
    live = OnlinePayment.objects.filter(request=request, state__in=LIVE).first()
    if live is not None:
        if live.expires_at <= now() + LEAST_TIME:
            raise RefusedError(
                _("Lần thanh toán trước đang được kiểm tra. Hãy xem lại sau ít phút.")
            )
        live.request = request
        return live
    at = now()
    return OnlinePayment.objects.create(
        request=request,
        reference=f"HR{at:%y%m%d}{secrets.token_hex(8).upper()}",
        amount=request.total,
        state=OnlineState.CREATED,
        started_by_id=actor.account_id,
        created_at=at,
        expires_at=at + timedelta(minutes=MINUTES_TO_PAY),
        next_look_at=at + LOOKS[0],
    )
