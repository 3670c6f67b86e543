"""Have the platform make the page on which a try is paid."""

from dataclasses import dataclass
from datetime import timedelta
from math import ceil
from uuid import UUID

from hamrong.kernel.calendar.interface import now
from hamrong.service.payments.models import OnlinePayment
from hamrong.service.payments.ports import Order, PlatformError, platform
from hamrong.service.payments.rules import LIVE, OnlineState

# A page that closes while the person reads it helps nobody.
LEAST_TIME = timedelta(minutes=1)


@dataclass(frozen=True)
class Addresses:
    """Where the person comes back to, and where the platform tells us what became of it."""

    back: str
    callback: str


def open_page(payment_id: UUID, at: Addresses, *, hurry: bool = False) -> str:
    """Create a try at the platform and return the address of its page, "" when it is over.

    Done twice it gives the same page. The page closes when the try does. `hurry` tries once and
    shortly, for a person who waits.

    Raises:
        PlatformError: it did not answer as it should; the reason is noted with the try.
    """
    live = OnlinePayment.objects.filter(id=payment_id, state__in=LIVE)
    payment = live.select_related("request").first()
    if payment is None or payment.expires_at <= now() + LEAST_TIME:
        return ""
    if payment.pay_url:
        return payment.pay_url
    order = Order(
        reference=payment.reference,
        amount=payment.amount,
        description=f"{payment.request.code} {payment.request.title}"[:200],
        return_url=at.back,
        callback_url=at.callback,
        minutes=ceil((payment.expires_at - now()) / timedelta(minutes=1)),
    )
    try:
        page = platform().start(order, hurry=hurry)
    except PlatformError as error:
        live.update(problem=error.reason[:300])
        raise
    live.update(state=OnlineState.SENT, pay_url=page[:600], problem="")
    return page
