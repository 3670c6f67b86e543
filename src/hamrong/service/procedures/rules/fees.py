"""Fees and charges of a procedure: what is paid, by whom, for how much of what. Pure values.

A fee (phí) pays for a service, a charge (lệ phí) is owed for being served at all (Law on Fees and
Charges 97/2015/QH13, article 3).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hamrong.service.procedures.rules.conditions import Requirement


class FeeKind(StrEnum):
    """The two things that are collected."""

    FEE = "fee"
    CHARGE = "charge"


@dataclass(frozen=True, slots=True)
class Tier:
    """From this unit on (1 is the first), each one costs so many đồng."""

    since: int
    amount: int


@dataclass(frozen=True, slots=True)
class Fee:
    """One line of what is paid, in đồng.

    `amount` is None where the provincial council's rule, not a number, decides. `online_amount`
    replaces it online when not None, between `online_since` and `online_until` where given. `per`
    is what the amount is multiplied by (a page, a copy); `tiers` replace the amount from a unit
    on; with `copies` the pages of one copy are priced, at most `cap`, and multiplied by copies.
    `when` is the case in which the line holds, `only_if` the same over the answers to the
    procedure's questions; of the lines of one `choice` exactly one holds.
    """

    name: str
    amount: int | None
    online_amount: int | None = None
    per: str = ""
    when: str = ""
    cap: int | None = None
    note: str = ""
    key: str = ""
    kind: FeeKind = FeeKind.CHARGE
    tiers: tuple[Tier, ...] = ()
    copies: bool = False
    choice: str = ""
    online_since: date | None = None
    online_until: date | None = None
    only_if: tuple[Requirement, ...] = ()

    @property
    def is_certain(self) -> bool:
        """Say whether everyone pays exactly this."""
        return self.amount is not None and not (self.per or self.when or self.note)


@dataclass(frozen=True, slots=True)
class Exemption:
    """A group of people who pay less, the paper that proves it, and the article that says so.

    `percent` is taken off the lines of `fees`, of all lines where none is named. It may apply only
    if the answers to the procedure's questions do not rule it out.
    """

    key: str
    name: str
    percent: int
    proof: str
    basis: str
    fees: tuple[str, ...] = ()
    only_if: tuple[Requirement, ...] = ()

    def holds_for(self, fee_key: str) -> bool:
        """Say whether a line is reduced."""
        return not self.fees or fee_key in self.fees


@dataclass(frozen=True, slots=True)
class FeeTotal:
    """What to pay: `amount` in đồng, None where only the rule says; `exact` if nothing varies."""

    amount: int | None
    exact: bool


def amount_of(fee: Fee, *, online: bool, on: date) -> int | None:
    """Return the amount of one unit in đồng for the channel and day; None where a rule decides."""
    since, until = fee.online_since or date.min, fee.online_until or date.max
    reduced = online and fee.online_amount is not None and since <= on <= until
    return fee.online_amount if reduced else fee.amount


def price_of(fee: Fee, units: int, *, unit_amount: int) -> int:
    """Return what so many units cost in đồng, by the tiers of the line and at most its cap.

    Raises:
        ValueError: fewer than one unit.
    """
    if units < 1:
        raise ValueError("at least one unit is paid for")
    steps = sorted(fee.tiers, key=lambda tier: tier.since) or [Tier(1, unit_amount)]
    ends = [tier.since for tier in steps[1:]] + [units + 1]
    priced = zip(steps, ends, strict=True)
    total = sum(tier.amount * max(min(end, units + 1) - tier.since, 0) for tier, end in priced)
    return total if fee.cap is None else min(total, fee.cap)
