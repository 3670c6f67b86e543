"""Online payments for the desk: what needs a hand, what is being checked, what came and went."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hamrong.kernel.actor.interface import Actor, NotYoursError
from hamrong.kernel.calendar.interface import now
from hamrong.service.payments.access import (
    gaps_visible_to,
    may_collect,
    payments_visible_to,
)
from hamrong.service.payments.models import DayCheck, DayGap, OnlinePayment
from hamrong.service.payments.ports import is_configured
from hamrong.service.payments.queries.wording import (
    GAP_LABEL,
    MISMATCH,
    MISMATCH_LABEL,
    ONLINE_LABEL,
    VERDICT_LABEL,
)
from hamrong.service.payments.rules import ENDED, LIVE, Gap, OnlineState, Verdict

PAGE_SIZE = 50
MOST_LISTED = 5_000
MESSAGES_SHOWN = 50
# A try whose end is unknown this long after its page closed needs a look.
_TOO_LONG = timedelta(hours=1)


class Part(StrEnum):
    """The parts of the list."""

    TO_DO = "to_do"
    CHECKING = "checking"
    FAILED = "failed"
    PAID = "paid"
    REFUNDS = "refunds"


PART_LABEL: dict[Part, Promise] = {
    Part.TO_DO: _("Cần xử lý"),
    Part.CHECKING: _("Đang kiểm tra"),
    Part.FAILED: _("Không thành công"),
    Part.PAID: _("Đã thanh toán"),
    Part.REFUNDS: _("Hoàn tiền"),
}


@dataclass(frozen=True)
class OnlineRow:
    """One try to pay, as a line.

    `problem` says in people's words what is not as it should be; `detail` is the technical reason.
    """

    id: UUID
    reference: str
    code: str
    payer: str
    amount: int
    label: Promise
    kind: str
    number: str
    receipt_number: str
    created_at: datetime
    paid_at: datetime | None
    surplus: bool
    problem: str
    detail: str
    failure: str


@dataclass(frozen=True)
class MessageRow:
    """What the platform sent, and what became of it; how often, and when it last came again."""

    at: datetime
    times: int
    last_at: datetime | None
    label: Promise
    body: str


@dataclass(frozen=True)
class OnlinePage:
    """All that is known of one try."""

    row: OnlineRow
    state: OnlineState
    method: str
    bank: str
    expires_at: datetime
    looks: int
    looked_at: datetime | None
    next_look_at: datetime | None
    refund_reason: str
    refund_by: str
    refund_asked_at: datetime | None
    refund_number: str
    refunded_at: datetime | None
    messages: tuple[MessageRow, ...]
    may_refund: bool
    may_ask: bool


@dataclass(frozen=True)
class GapRow:
    """A difference between our day and the platform's."""

    id: UUID
    day: date
    reference: str
    code: str
    label: Promise
    ours: int
    theirs: int
    ended_at: datetime | None
    ended_by: str
    note: str


@dataclass(frozen=True)
class CheckedDay:
    """A day that was compared, with the sums of the whole platform in đồng."""

    day: date
    checked_at: datetime
    ours: int
    theirs: int
    count: int


def _in_part(part: Part) -> Q:
    stuck = Q(state__in=LIVE, expires_at__lt=now() - _TOO_LONG)
    refused = Q(state=OnlineState.REFUNDING, next_look_at__isnull=True)
    return {
        Part.TO_DO: Q(state=OnlineState.PAID, surplus=True) | refused | stuck,
        Part.CHECKING: Q(state__in=LIVE),
        Part.FAILED: Q(state__in=ENDED),
        Part.PAID: Q(state=OnlineState.PAID),
        Part.REFUNDS: Q(state__in=(OnlineState.REFUNDING, OnlineState.REFUNDED)),
    }[part]


def waiting_for_desk(actor: Actor) -> int:
    """Return how many online payments need a hand; one query, read from the few not over.

    Without a platform nothing comes and nothing is asked: the number stands on every page.
    """
    if not is_configured():
        return 0
    not_over = Q(state__in=(*LIVE, OnlineState.REFUNDING)) | Q(state=OnlineState.PAID, surplus=True)
    return payments_visible_to(actor).filter(not_over, _in_part(Part.TO_DO)).count()


def online_rows(
    actor: Actor, part: Part, *, after: str = "", most: int = PAGE_SIZE
) -> Sequence[OnlineRow]:
    """Return a part of the online payments the actor may read, the latest first; `after` a row."""
    found = payments_visible_to(actor).filter(_in_part(part))
    last = found.filter(reference=after).only("created_at", "id").first() if after else None
    if last is not None:
        found = found.filter(created_at__lte=last.created_at).exclude(
            created_at=last.created_at, id__gte=last.id
        )
    rows = found.select_related("request", "receipt").order_by("-created_at", "-id")[:most]
    return [_row(one) for one in rows]


def online_page(actor: Actor, payment_id: UUID) -> OnlinePage:
    """Return one online payment with the platform's messages about it.

    Raises:
        NotYoursError: no such payment for this actor.
    """
    found = payments_visible_to(actor).select_related("request", "receipt")
    one = found.filter(id=payment_id).first()
    if one is None:
        raise NotYoursError
    state, desk = OnlineState(one.state), may_collect(actor, one.request.agency_id)
    told = one.messages.order_by("-at")[:MESSAGES_SHOWN]
    return OnlinePage(
        row=_row(one),
        state=state,
        method=one.method,
        bank=one.bank,
        expires_at=one.expires_at,
        looks=one.looks,
        looked_at=one.looked_at,
        next_look_at=one.next_look_at,
        refund_reason=one.refund_reason,
        refund_by=one.refund_by,
        refund_asked_at=one.refund_asked_at,
        refund_number=one.refund_number,
        refunded_at=one.refunded_at,
        messages=tuple(
            MessageRow(m.at, m.times, m.last_at, VERDICT_LABEL[Verdict(m.verdict)], m.body)
            for m in told
        ),
        may_refund=desk and state is OnlineState.PAID,
        may_ask=desk and state in (*LIVE, *ENDED, OnlineState.REFUNDING),
    )


def gap_rows(actor: Actor, *, ended: bool, most: int = MOST_LISTED) -> Sequence[GapRow]:
    """Return the differences the actor may read, open ones or ended ones, the latest day first."""
    found = gaps_visible_to(actor).filter(ended_at__isnull=not ended)
    return [_gap(one) for one in found.order_by("-day", "reference", "kind")[:most]]


def checked_days(most: int = 14) -> Sequence[CheckedDay]:
    """Return the days compared last."""
    found = DayCheck.objects.order_by("-day")[:most]
    return [CheckedDay(d.day, d.checked_at, d.ours, d.theirs, d.count) for d in found]


def _row(one: OnlinePayment) -> OnlineRow:
    label, kind = ONLINE_LABEL[OnlineState(one.state)]
    problem, detail = _problem(one)
    return OnlineRow(
        id=one.id,
        reference=one.reference,
        code=one.request.code,
        payer=one.request.payer,
        amount=one.amount,
        label=label,
        kind=kind,
        number=one.number,
        receipt_number=one.receipt.number if one.receipt else "",
        created_at=one.created_at,
        paid_at=one.paid_at,
        surplus=one.surplus,
        problem=problem,
        detail=detail,
        failure=one.failure,
    )


def _problem(one: OnlinePayment) -> tuple[str, str]:
    """Return what is wrong in people's words, and the technical reason where it is one."""
    if one.problem == MISMATCH:
        return str(MISMATCH_LABEL), ""
    if not one.problem or one.next_look_at is None:
        return one.problem, ""
    return gettext("Nền tảng chưa trả lời; hệ thống tự hỏi lại."), one.problem


def _gap(one: DayGap) -> GapRow:
    return GapRow(
        id=one.id,
        day=one.day,
        reference=one.reference,
        code=one.code,
        label=GAP_LABEL[Gap(one.kind)],
        ours=one.ours,
        theirs=one.theirs,
        ended_at=one.ended_at,
        ended_by=one.ended_by,
        note=one.note,
    )
