"""How an agency breaks its part down: days inside the plan's. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class DayFault(StrEnum):
    """What is wrong with a day."""

    BEFORE_BEGIN = "before_begin"
    AFTER_PLAN = "after_plan"
    AFTER_OWN = "after_own"


@dataclass(frozen=True, slots=True)
class Window:
    """From when a part is carried, and the last day the plan gives it, None where it has none."""

    begins_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A step as its agency wants it; `id` of one that is there already."""

    title: str
    doer: str = ""
    due_on: date | None = None
    is_done: bool = False
    id: UUID | None = None


def own_day_fault(own: date | None, window: Window) -> DayFault | None:
    """Tell what is wrong with the agency's own last day."""
    if own is None:
        return None
    if own < window.begins_on:
        return DayFault.BEFORE_BEGIN
    if window.ends_on is not None and own > window.ends_on:
        return DayFault.AFTER_PLAN
    return None


def step_faults(
    pieces: Sequence[Piece], own: date | None, window: Window
) -> Iterator[tuple[int, DayFault]]:
    """Yield the place of each step whose day lies outside, with what is wrong."""
    for place, piece in enumerate(pieces):
        if fault := own_day_fault(piece.due_on, window):
            yield place, fault
        elif own is not None and piece.due_on is not None and piece.due_on > own:
            yield place, DayFault.AFTER_OWN
