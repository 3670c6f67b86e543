"""What is announced about money."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class PaymentRequested:
    """It was computed what the applicant pays; `amount` reads as on paper."""

    code: str
    amount: str
    reason: str


@dataclass(frozen=True)
class PaymentReceived:
    """Money came at the desk and a receipt was given; `method` is cash or transfer."""

    code: str
    amount: str
    number: str
    method: str


@dataclass(frozen=True)
class PaidOnline:
    """Money came through the payment platform and a receipt was given; `at` is when it came."""

    code: str
    amount: str
    number: str
    method: str
    transaction: str
    at: datetime


@dataclass(frozen=True)
class SurplusPaid:
    """Money came through the platform for what was no longer owed; it is to be given back."""

    code: str
    amount: str
    transaction: str


@dataclass(frozen=True)
class RefundAsked:
    """An official had the platform give money back."""

    code: str
    amount: str
    transaction: str
    reason: str


@dataclass(frozen=True)
class Refunded:
    """The platform gave the money back to the person who paid."""

    code: str
    amount: str
    transaction: str
    refund: str


@dataclass(frozen=True)
class ReceiptCancelled:
    """A receipt was made by mistake and no longer holds; the request is open again."""

    code: str
    number: str
    reason: str
