"""What is announced about money."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PaymentRequested:
    """It was computed what the applicant pays; `amount` reads as on paper."""

    code: str
    amount: str
    reason: str


@dataclass(frozen=True)
class PaymentReceived:
    """Money came and a receipt was given."""

    code: str
    amount: str
    number: str


@dataclass(frozen=True)
class ReceiptCancelled:
    """A receipt was made by mistake and no longer holds; the request is open again."""

    code: str
    number: str
    reason: str
