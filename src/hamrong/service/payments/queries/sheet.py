"""The computation of fees as a page to be filled: what the rule leaves open is asked."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from hamrong.service.payments.queries.wording import METHOD_LABEL, MISSING_LABEL, TIMING_LABEL
from hamrong.service.payments.rules import AT_DESK, Method, Timing
from hamrong.service.procedures import interface as procedures
from hamrong.service.procedures.interface import (
    Assessment,
    Exemption,
    Fee,
    Missing,
    Problem,
    ProcedureView,
    Said,
    assess,
)

_SEPARATORS = re.compile(r"[.\s]|đ(ồng)?$", re.IGNORECASE)
MOST_DIGITS = 13


@dataclass(frozen=True)
class Box:
    """A number to type for a line."""

    name: str
    label: str
    value: str
    error: str


@dataclass(frozen=True)
class SheetLine:
    """One line of the rule with what is asked of it; `mark` is what says that it holds."""

    key: str
    name: str
    when: str
    words: str
    note: str
    mark_name: str
    mark_kind: str
    marked: bool
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class Sheet:
    """The whole computation: lines to fill, who is exempt, and what comes out."""

    lines: tuple[SheetLine, ...]
    exemptions: tuple[Exemption, ...]
    exemption: Exemption | None
    proof: str
    timing: Timing
    pays_now: bool
    method: Method
    reference: str
    assessment: Assessment
    problems: tuple[tuple[str, str], ...]

    timings = tuple((one.value, TIMING_LABEL[one]) for one in (Timing.BEFORE, Timing.AFTER))
    methods = tuple((one.value, METHOD_LABEL[one]) for one in AT_DESK)

    @property
    def is_needed(self) -> bool:
        """Say whether there is anything to compute: a procedure may cost nothing at all."""
        return bool(self.lines)

    @property
    def errors(self) -> dict[str, str]:
        """Return what is wrong by the name of the input."""
        return dict(self.problems)


def sheet(
    procedure: ProcedureView,
    case_key: str,
    *,
    online: bool,
    on: date,
    sent: Mapping[str, Any] | None = None,
    marked: Collection[str] = (),
) -> Sheet:
    """Return the sheet of a case, empty or as it was sent; problems only of what was sent.

    `marked` are the conditional lines an unsent sheet says to hold, for the official to confirm.
    """
    fees = procedures.fees_for(procedure, case_key)
    typed: Mapping[str, Any] = _marks(fees, marked) if sent is None else sent
    said = {fee.key: _said(fee, typed, first=sent is None) for fee in fees}
    chosen = str(typed.get("fee-exemption") or "")
    exemption = next((one for one in procedure.exemptions if one.key == chosen), None)
    proof = str(typed.get("fee-proof") or "").strip()
    found = assess(fees, said, online=online, on=on, exemption=exemption, proof=proof)
    problems = tuple(_told(one) for one in found.problems) if sent is not None else ()
    errors = dict(problems)
    timing = str(typed.get("fee-timing") or "")
    method = str(typed.get("fee-method") or "")
    return Sheet(
        lines=tuple(_line(fee, said[fee.key], typed, errors, online=online) for fee in fees),
        exemptions=procedure.exemptions,
        exemption=exemption,
        proof=proof,
        timing=Timing(timing) if timing in set(Timing) else Timing.BEFORE,
        pays_now=typed.get("fee-paid") == "1",
        method=Method(method) if method in set(AT_DESK) else Method.CASH,
        reference=str(typed.get("fee-reference") or "").strip(),
        assessment=found,
        problems=problems,
    )


def _marks(fees: Sequence[Fee], marked: Collection[str]) -> dict[str, str]:
    """Return what a sheet with these lines marked would send."""
    lines = [fee for fee in fees if fee.when and fee.key in marked]
    return {
        (f"fee-choice-{fee.choice}" if fee.choice else f"fee-{fee.key}-applies"): (
            fee.key if fee.choice else "1"
        )
        for fee in lines
    }


def _said(fee: Fee, typed: Mapping[str, Any], *, first: bool) -> Said:
    units = _number(typed.get(f"fee-{fee.key}-units"))
    copies = _number(typed.get(f"fee-{fee.key}-copies"))
    return Said(
        applies=_applies(fee, typed),
        units=1 if first or not fee.per else units,
        copies=1 if first or not fee.copies else copies,
        amount=_number(typed.get(f"fee-{fee.key}-amount")),
    )


def _applies(fee: Fee, typed: Mapping[str, Any]) -> bool:
    if not fee.when:
        return True
    if fee.choice:
        return typed.get(f"fee-choice-{fee.choice}") == fee.key
    return typed.get(f"fee-{fee.key}-applies") == "1"


def _number(typed: object) -> int | None:
    """Read whole đồng or a count as people write them: "50.000 đ", "50000"."""
    text = _SEPARATORS.sub("", str(typed or "").strip())
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else None


def _line(
    fee: Fee, said: Said, typed: Mapping[str, Any], errors: Mapping[str, str], *, online: bool
) -> SheetLine:
    asked = [
        (Missing.UNITS, fee.per[:1].upper() + fee.per[1:], said.units, bool(fee.per)),
        (Missing.COPIES, _("Số bản"), said.copies, fee.copies),
        (Missing.AMOUNT, _("Số tiền (đồng)"), said.amount, fee.amount is None),
    ]
    boxes = []
    for missing, label, value, is_asked in asked:
        name = f"fee-{fee.key}-{missing.value}"
        if is_asked:
            shown = str(typed.get(name, "" if value is None else value))
            boxes.append(Box(name, label, shown, errors.get(name, "")))
    return SheetLine(
        key=fee.key,
        name=fee.name,
        when=fee.when,
        words=procedures.fee_words(fee, online=online),
        note=fee.note,
        mark_name=f"fee-choice-{fee.choice}" if fee.choice else f"fee-{fee.key}-applies",
        mark_kind="" if not fee.when else "radio" if fee.choice else "checkbox",
        marked=said.applies,
        boxes=tuple(boxes),
    )


def _told(problem: Problem) -> tuple[str, str]:
    """Return the name of the input and what to do."""
    names = {Missing.PROOF: "fee-proof", Missing.CHOICE: f"fee-choice-{problem.key}"}
    name = names.get(problem.missing, f"fee-{problem.key}-{problem.missing.value}")
    return name, str(MISSING_LABEL[problem.missing])


def exact_sheet(procedure: ProcedureView, case_key: str, *, online: bool, on: date) -> Sheet | None:
    """Return the sheet of a case that leaves nothing open, None where an official must look."""
    total = procedures.fee_total(procedure, case_key, on=on, online=online)
    if not total.exact:
        return None
    return sheet(procedure, case_key, online=online, on=on)
