"""What a target asks for, and whether a value meets it. Pure."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum


class TargetKind(StrEnum):
    """How a target is judged: by a share, or by something being there."""

    PERCENT = "percent"
    MILESTONE = "milestone"


class Verdict(StrEnum):
    """What a value says of its target."""

    MET = "met"
    NEAR = "near"
    MISSED = "missed"
    UNMEASURED = "unmeasured"


# From how much of the threshold on a value counts as near; the platform's own choice for the
# colours of its charts, no rule of the plan.
_NEAR = Decimal("0.8")
_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many. A share of nothing has no value."""

    numerator: int
    denominator: int

    @property
    def percent(self) -> Decimal | None:
        """Return it in hundredths, to one decimal, half rounded up; None of nothing."""
        if self.denominator == 0:
            return None
        exact = Decimal(self.numerator) * 100 / Decimal(self.denominator)
        return exact.quantize(_TENTH, ROUND_HALF_UP)


def verdict(share: Share | None, at_least: Decimal | None) -> Verdict:
    """Tell whether a share meets a threshold in per cent.

    The exact share is compared, not the rounded one: 19.96 % does not meet 20 %. Where a plan
    names a range, reaching its lower end meets it.
    """
    if share is None or share.denominator == 0 or at_least is None:
        return Verdict.UNMEASURED
    reached = Decimal(share.numerator) * 100
    wanted = at_least * share.denominator
    if reached >= wanted:
        return Verdict.MET
    return Verdict.NEAR if reached >= wanted * _NEAR else Verdict.MISSED
