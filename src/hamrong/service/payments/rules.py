"""The words of money that the database keeps. Pure values."""

from enum import StrEnum


class Timing(StrEnum):
    """When the applicant pays: the three boxes of form 01 (Circular 01/2018/TT-VPCP)."""

    BEFORE = "before"
    AFTER = "after"
    EXEMPT = "exempt"


class Method(StrEnum):
    """How money came."""

    CASH = "cash"
    TRANSFER = "transfer"


class RequestState(StrEnum):
    """Where a request for payment stands."""

    OPEN = "open"
    PAID = "paid"
    EXEMPT = "exempt"
    CANCELLED = "cancelled"
