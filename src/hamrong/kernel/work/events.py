"""The facts of who does what."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class ItemClaimed:
    """Someone took an item; `taken_from` names the colleague from whom a head took it over."""

    item_id: UUID
    kind: str
    taken_from: str


@dataclass(frozen=True)
class ItemReleased:
    """Someone gave an item back to all who hold the role."""

    item_id: UUID
    kind: str
    held_by: str


@dataclass(frozen=True)
class ItemAssigned:
    """An item was given to a colleague; `taken_from` names who had it before, if anybody."""

    item_id: UUID
    kind: str
    to_id: UUID
    to: str
    taken_from: str


@dataclass(frozen=True)
class NoteWritten:
    """A colleague left a note on the matter; the text is the entry's own note."""


@dataclass(frozen=True)
class DelegationMade:
    """Someone absent has a deputy from a day to a day, both included."""

    delegation_id: UUID
    absent: str
    deputy: str
    first_day: date
    last_day: date
    reason: str


@dataclass(frozen=True)
class DelegationEnded:
    """A delegation was ended before its last day."""

    delegation_id: UUID
    absent: str
    deputy: str
