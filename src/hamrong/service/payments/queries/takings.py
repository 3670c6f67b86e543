"""What a desk took in a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import QuerySet, Sum

from hamrong.kernel.actor.interface import Actor, NotYoursError
from hamrong.kernel.calendar.interface import VIETNAM
from hamrong.service.payments.access import cash_desks, receipts_visible_to
from hamrong.service.payments.models import OnlinePayment, Receipt
from hamrong.service.payments.queries.wording import METHOD_LABEL
from hamrong.service.payments.rules import Method
from hamrong.service.procedures.interface import FeeKind

PAGE_SIZE = 100
# A printed or downloaded list is whole; a desk that gives more receipts a day has several desks.
MOST_LISTED = 5_000


@dataclass(frozen=True)
class TakingRow:
    """One receipt of the day; a cancelled one is listed with its reason and counts nothing."""

    id: UUID
    number: str
    code: str
    payer: str
    method: str
    reference: str
    amount: int
    cashier: str
    received_at: datetime
    cancelled: bool
    cancelled_because: str


@dataclass(frozen=True)
class Takings:
    """The sums of a day in đồng, by how the money came and by what it was for.

    `refunded` is what the platform gave back on the day, whenever it had come; it is no part of
    the sums, whose receipts were given on the day.
    """

    cash: int
    transfer: int
    online: int
    refunded: int
    fees: int
    charges: int
    receipts: int

    @property
    def total(self) -> int:
        """Return all that came."""
        return self.cash + self.transfer + self.online


def taking_rows(
    actor: Actor, agency_id: UUID, day: date, *, after: str = "", most: int = PAGE_SIZE
) -> Sequence[TakingRow]:
    """Return receipts of a desk's day in the order they were given, after a receipt's number.

    Raises:
        NotYoursError: not a desk whose takings the actor may read.
    """
    found = _of_day(actor, agency_id, day)
    last = found.filter(number=after).only("received_at", "id").first() if after else None
    if last is not None:
        found = found.filter(received_at__gte=last.received_at).exclude(
            received_at=last.received_at, id__lte=last.id
        )
    rows = found.select_related("request").order_by("received_at", "id")[:most]
    return [_row(receipt) for receipt in rows]


def takings(actor: Actor, agency_id: UUID, day: date) -> Takings:
    """Return the sums of a desk's day; three queries however much it was.

    Raises:
        NotYoursError: not a desk whose takings the actor may read.
    """
    valid = _of_day(actor, agency_id, day).filter(cancelled_at__isnull=True)
    ways = dict(valid.order_by().values_list("method").annotate(Sum("amount")))
    kinds = dict.fromkeys(FeeKind, 0)
    lines = valid.values_list("request__lines", flat=True)
    count = 0
    for request in lines.iterator(chunk_size=1_000):
        count += 1
        for line in request:
            kinds[FeeKind(line["kind"])] += line["amount"]
    return Takings(
        cash=ways.get(Method.CASH, 0),
        transfer=ways.get(Method.TRANSFER, 0),
        online=ways.get(Method.ONLINE, 0),
        refunded=_refunded(agency_id, day),
        fees=kinds[FeeKind.FEE],
        charges=kinds[FeeKind.CHARGE],
        receipts=count,
    )


def _bounds(day: date) -> tuple[datetime, datetime]:
    begins = datetime.combine(day, time(), tzinfo=VIETNAM)
    return begins, begins + timedelta(days=1)


def _refunded(agency_id: UUID, day: date) -> int:
    begins, until = _bounds(day)
    back = OnlinePayment.objects.filter(
        request__agency=agency_id, refunded_at__gte=begins, refunded_at__lt=until
    )
    return back.aggregate(sum=Sum("amount"))["sum"] or 0


def _of_day(actor: Actor, agency_id: UUID, day: date) -> QuerySet[Receipt]:
    if agency_id not in cash_desks(actor):
        raise NotYoursError
    begins, until = _bounds(day)
    return receipts_visible_to(actor).filter(
        agency_id=agency_id, received_at__gte=begins, received_at__lt=until
    )


def _row(receipt: Receipt) -> TakingRow:
    return TakingRow(
        id=receipt.id,
        number=receipt.number,
        code=receipt.request.code,
        payer=receipt.payer,
        method=str(METHOD_LABEL[Method(receipt.method)]),
        reference=receipt.reference,
        amount=receipt.amount,
        cashier=receipt.cashier_name,
        received_at=receipt.received_at,
        cancelled=receipt.cancelled_at is not None,
        cancelled_because=receipt.cancelled_because,
    )
