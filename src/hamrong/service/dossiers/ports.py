"""What others put on a dossier's page: panels to read, deeds to do, axes on which it stands.

And what they tell whoever follows it without an account.

The page of a dossier is the meeting place of the clock, fees, opinions, bundles and more. Each of
them registers here from its own hooks, so that the page grows without knowing them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Q
from django.utils.functional import Promise

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.process.interface import VisitView
from hamrong.service.dossiers.rules import Axis, State


class Place(StrEnum):
    """Where a panel stands on the page."""

    TOP = "top"
    MAIN = "main"
    ASIDE = "aside"


class Reader(StrEnum):
    """For whom a panel or a deed is."""

    OFFICIAL = "official"
    APPLICANT = "applicant"


EVERYONE = frozenset(Reader)
Found = TypeVar("Found")


@dataclass(frozen=True)
class PanelCall:
    """Whose page is drawn, and of which dossier; the right to read it was checked before.

    `costs` says whether its procedure knows any fee or charge.
    """

    actor: Actor
    reader: Reader
    dossier_id: UUID
    matter_id: UUID
    code: str
    state: State
    receiving_id: UUID
    authority_id: UUID
    accepted_at: datetime | None
    due_at: datetime | None
    finished_at: datetime | None
    no_date_reason: str
    visits: tuple[VisitView, ...] = ()
    costs: bool = False
    _read: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, name: str, read: Callable[[], Found]) -> Found:
        """Return what several parts of one page need, read by whoever asks first."""
        if name not in self._read:
            self._read[name] = read()
        found: Found = self._read[name]
        return found


@dataclass(frozen=True)
class Deed:
    """A button beside the actions of the process, leading to a page of its own.

    `style` is "", "primary" or "danger"; `key` is a keyboard shortcut, shown with the button.
    """

    label: str
    url: str
    icon: str = ""
    style: str = ""
    order: int = 50
    key: str = ""


# Returns what the panel's template needs, or None when the panel has nothing to show.
PanelReader = Callable[[PanelCall], Mapping[str, Any] | None]
DeedReader = Callable[[PanelCall], Sequence[Deed]]


@dataclass(frozen=True)
class Panel:
    """A part of the page, with its own template and reader."""

    name: str
    template: str
    place: Place
    order: int
    readers: frozenset[Reader]
    read: PanelReader


PANELS: dict[str, Panel] = {}
DEEDS: dict[str, DeedReader] = {}


def panel(
    name: str,
    *,
    template: str,
    place: Place = Place.MAIN,
    order: int = 50,
    readers: frozenset[Reader] = frozenset({Reader.OFFICIAL}),
) -> Callable[[PanelReader], PanelReader]:
    """Register a part of the dossier's page; the template finds what was read as `panel`."""

    def register(read: PanelReader) -> PanelReader:
        PANELS[name] = Panel(name, template, place, order, readers, read)
        return read

    return register


def deeds(name: str) -> Callable[[DeedReader], DeedReader]:
    """Register what else can be done with a dossier; the reader offers only what is allowed."""

    def register(read: DeedReader) -> DeedReader:
        DEEDS[name] = read
        return read

    return register


@dataclass(frozen=True)
class AxisCall:
    """Whose standing on an axis is asked for; `once` shares what several axes read."""

    dossier_ids: tuple[UUID, ...]
    at: datetime
    _read: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, name: str, read: Callable[[], Found]) -> Found:
        """Return what several axes need, read by whoever asks first."""
        if name not in self._read:
            self._read[name] = read()
        found: Found = self._read[name]
        return found


@dataclass(frozen=True)
class AxisValue:
    """One place on an axis: how it reads, and the kind of tag (shape, word, colour)."""

    key: str
    label: str | Promise
    kind: str = "neutral"


AxisReader = Callable[[AxisCall], Mapping[UUID, str]]
# Tells which dossiers stand at a place, as a condition on the table of dossiers.
Narrowing = Callable[[str], Q]


@dataclass(frozen=True)
class AxisSource:
    """One side from which dossiers are looked at; `narrow` where a list can be filtered by it."""

    axis: Axis
    label: str | Promise
    order: int
    values: Mapping[str, AxisValue]
    read: AxisReader
    narrow: Narrowing | None


AXES: dict[Axis, AxisSource] = {}


def axis(
    name: Axis,
    *,
    label: str | Promise,
    order: int,
    values: Sequence[AxisValue],
    narrow: Narrowing | None = None,
) -> Callable[[AxisReader], AxisReader]:
    """Register a side from which dossiers are looked at; an axis nobody registers is not shown.

    The reader gives the key of one of `values` for each dossier it knows.
    """

    def register(read: AxisReader) -> AxisReader:
        known = {value.key: value for value in values}
        AXES[name] = AxisSource(name, label, order, known, read, narrow)
        return read

    return register


@dataclass(frozen=True)
class LinkedCall:
    """The procedure of a set that is handed in, and the code of the place it is for."""

    procedure_code: str
    area_code: str


# Returns the procedures a set is for with who handles each, in the order of handling.
LinkedReader = Callable[[LinkedCall], Sequence[str]]
LINKED: dict[str, LinkedReader] = {}


def linked(name: str) -> Callable[[LinkedReader], LinkedReader]:
    """Register what tells which procedures one set is for, to be printed on its receipt."""

    def register(read: LinkedReader) -> LinkedReader:
        LINKED[name] = read
        return read

    return register


def linked_lines(call: LinkedCall) -> list[str]:
    """Return the procedures of a set; nothing where it is for one alone."""
    return [line for read in LINKED.values() for line in read(call)]


@dataclass(frozen=True)
class FollowedPart:
    """One procedure of a matter that has several: its name and how it stands, without persons."""

    name: str
    state_label: str
    state_kind: str
    authority: str
    due_at: datetime | None
    ended_at: datetime | None


# Returns the parts of a matter, in the order of handling; nothing where it is one alone.
FollowedReader = Callable[[UUID], Sequence[FollowedPart]]
FOLLOWED: dict[str, FollowedReader] = {}


def followed(name: str) -> Callable[[FollowedReader], FollowedReader]:
    """Register what tells the parts of a matter to whoever follows it by code and phone."""

    def register(read: FollowedReader) -> FollowedReader:
        FOLLOWED[name] = read
        return read

    return register


def followed_parts(matter_id: UUID) -> tuple[FollowedPart, ...]:
    """Return the parts of a matter, told by whoever knows them."""
    return tuple(part for read in FOLLOWED.values() for part in read(matter_id))
