"""What may be declared of a target, and what is wrong with a figure. Pure."""

from enum import StrEnum

from hamrong.governance.plan.rules.target import Share


class Asks(StrEnum):
    """What a declaration is asked for: reached or not, so many of so many, or what came outside."""

    MILESTONE = "milestone"
    SHARE = "share"
    OUTSIDE = "outside"


class Fault(StrEnum):
    """What is wrong with a declared figure."""

    BELOW_NOTHING = "below_nothing"
    OF_NOTHING = "of_nothing"
    MORE_THAN_ALL = "more_than_all"
    NOT_OUTSIDE = "not_outside"
    NO_MILESTONE = "no_milestone"

    @property
    def field(self) -> str:
        """Return which part of the figure it is about."""
        return "numerator" if self in {Fault.MORE_THAN_ALL, Fault.NOT_OUTSIDE} else "denominator"


def fault_of(asks: Asks, share: Share) -> Fault | None:
    """Return what is wrong with a declared figure, None when nothing is."""
    wrong = {
        Fault.BELOW_NOTHING: share.numerator < 0 or share.denominator < 0,
        Fault.OF_NOTHING: asks is Asks.SHARE and share.denominator == 0,
        Fault.NO_MILESTONE: asks is Asks.MILESTONE and share.denominator != 1,
        Fault.NOT_OUTSIDE: asks is Asks.OUTSIDE and share.numerator != 0,
        Fault.MORE_THAN_ALL: share.numerator > share.denominator,
    }
    return next((fault for fault, holds in wrong.items() if holds), None)
