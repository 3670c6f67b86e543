"""Movers: what each context has open at agencies, and how one thing of it goes to an heir."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from hamrong.foundation.reorganisation.rules import About, Guide
from hamrong.kernel.actor.interface import Actor


@dataclass(frozen=True)
class Handover:
    """The reorganisation that is carried out, `at` the moment of this turn.

    `staff` tells the accounts that hold a post in an agency after officials were moved.
    """

    on: date
    basis: str
    guide: Guide
    actor: Actor
    staff: Callable[[UUID], frozenset[UUID]]
    at: datetime


@dataclass(frozen=True)
class OpenThing:
    """One thing open at an agency that ends, as a person needs it to decide where it goes."""

    agency_id: UUID
    about: About
    code: str
    title: str
    who: str
    address: str
    link: str


@dataclass(frozen=True)
class Mover:
    """One kind of open thing.

    `count` tells how much is open at agencies, by agency; `some` gives the keys of up to `limit`
    things that are still there, without those to skip; `move` takes one to its heir in the
    caller's transaction, with its fact on the timeline, and does nothing to one that has gone
    already. `things` lists them for a person, after a key and in the order of keys; a kind
    without it is never put to a person. Lower `order` moves first.
    """

    name: str
    label: Any
    order: int
    count: Callable[[Collection[UUID]], Mapping[UUID, int]]
    some: Callable[[Collection[UUID], int, Collection[UUID]], Sequence[UUID]]
    move: Callable[[UUID, Handover], None]
    things: Callable[[Collection[UUID], UUID | None, int], Sequence[OpenThing]] | None = None


MOVERS: dict[str, Mover] = {}


def mover(told: Mover) -> None:
    """Register a kind of open thing; called once at start, from a context's hooks."""
    MOVERS[told.name] = told


def movers() -> list[Mover]:
    """Return all kinds, in the order in which they move."""
    return sorted(MOVERS.values(), key=lambda one: (one.order, one.name))
