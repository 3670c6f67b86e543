"""What one applicant pays: the procedure's lines with what was said of each. Pure functions.

Amounts are whole đồng. Nothing is guessed: what the procedure's rule leaves open (pages, copies,
a case, an amount set by the provincial council) must be said, or it is a problem to be shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hamrong.service.procedures.rules.fees import Exemption, Fee, FeeKind, amount_of, price_of

MOST_UNITS = 10_000
MOST_AMOUNT = 10**12


class Missing(StrEnum):
    """What was not said of a line."""

    UNITS = "units"
    COPIES = "copies"
    AMOUNT = "amount"
    CHOICE = "choice"
    PROOF = "proof"


@dataclass(frozen=True, slots=True)
class Said:
    """What the official says of one line; None where it cannot be read as a number."""

    applies: bool = True
    units: int | None = 1
    copies: int | None = 1
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a request: what it is for, what it costs, and what is left after an exemption."""

    key: str
    name: str
    kind: FeeKind
    units: int
    unit: str
    copies: int
    full: int
    amount: int


@dataclass(frozen=True, slots=True)
class Problem:
    """What is missing of which line; the line's key is a choice's name or "" for the proof."""

    key: str
    missing: Missing


@dataclass(frozen=True, slots=True)
class Assessment:
    """What is to be paid, or why it cannot be said yet."""

    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]

    @property
    def full(self) -> int:
        """Return what it costs before an exemption, in đồng."""
        return sum(line.full for line in self.lines)

    @property
    def total(self) -> int:
        """Return what is paid, in đồng."""
        return sum(line.amount for line in self.lines)


def assess(
    fees: Sequence[Fee],
    said: Mapping[str, Said],
    *,
    online: bool,
    on: date,
    exemption: Exemption | None = None,
    proof: str = "",
) -> Assessment:
    """Compute what is paid on a day through a channel.

    Lines without a condition always hold; of the lines of one choice exactly one must be said to
    hold; an exemption needs its proof and takes its percentage off the lines it names, rounded
    down to whole đồng in favour of the payer.
    """
    lines: list[Line] = []
    problems = _choices(fees, said)
    for fee in fees:
        told = said.get(fee.key, Said(applies=not fee.when))
        if fee.when and not told.applies:
            continue
        amount = amount_of(fee, online=online, on=on)
        unit_amount = told.amount if amount is None else amount
        missing = _missing(fee, told, unit_amount)
        if missing or unit_amount is None or told.units is None or told.copies is None:
            problems += [Problem(fee.key, one) for one in missing]
            continue
        lines.append(_line(fee, told.units, told.copies, unit_amount, exemption))
    if exemption is not None and not proof.strip():
        problems.append(Problem("", Missing.PROOF))
    return Assessment(tuple(lines), tuple(problems))


def _choices(fees: Sequence[Fee], said: Mapping[str, Said]) -> list[Problem]:
    groups = dict.fromkeys(fee.choice for fee in fees if fee.choice)
    chosen = {
        group: sum(fee.choice == group and said.get(fee.key, Said(False)).applies for fee in fees)
        for group in groups
    }
    return [Problem(group, Missing.CHOICE) for group, count in chosen.items() if count != 1]


def _missing(fee: Fee, told: Said, unit_amount: int | None) -> list[Missing]:
    missing = []
    if unit_amount is None or not 0 <= unit_amount <= MOST_AMOUNT:
        missing.append(Missing.AMOUNT)
    if fee.per and not _counts(told.units):
        missing.append(Missing.UNITS)
    if fee.copies and not _counts(told.copies):
        missing.append(Missing.COPIES)
    return missing


def _counts(number: int | None) -> bool:
    return number is not None and 1 <= number <= MOST_UNITS


def _line(fee: Fee, units: int, copies: int, unit_amount: int, exemption: Exemption | None) -> Line:
    units = units if fee.per else 1
    copies = copies if fee.copies else 1
    full = price_of(fee, units, unit_amount=unit_amount) * copies
    reduced = exemption is not None and exemption.holds_for(fee.key)
    left = 100 - exemption.percent if exemption is not None and reduced else 100
    return Line(
        key=fee.key,
        name=fee.name,
        kind=fee.kind,
        units=units,
        unit=fee.per,
        copies=copies,
        full=full,
        amount=full * left // 100,
    )
