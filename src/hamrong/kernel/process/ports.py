"""Effects and guards: what higher contexts do when a process moves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from hamrong.kernel.actor.interface import Actor


@dataclass(frozen=True)
class EffectCall:
    """What an effect or a guard is told. The right to act was checked before."""

    matter_id: UUID
    actor: Actor
    action: str
    inputs: Mapping[str, Any]
    at: datetime


Effect = Callable[[EffectCall], None]
Guard = Callable[[EffectCall], str]

EFFECTS: dict[str, Effect] = {}
GUARDS: dict[str, Guard] = {}
IN_BULK: set[str] = set()
RECALLABLE: set[str] = set()


def effect(
    name: str, *, in_bulk: bool = False, recallable: bool = False
) -> Callable[[Effect], Effect]:
    """Register what happens when an action names this effect; it runs in the same transaction.

    `in_bulk` lets officials take the action on many matters with one confirmation;
    `recallable` tells that whoever took it may take it back while nobody went on: nothing was
    printed, promised or told to the applicant.
    """

    def register(function: Effect) -> Effect:
        if in_bulk:
            IN_BULK.add(name)
        if recallable:
            RECALLABLE.add(name)
        EFFECTS[name] = function
        return function

    return register


def guard(name: str) -> Callable[[Guard], Guard]:
    """Register a condition: it returns what must be done first, or nothing when the way is free."""

    def register(function: Guard) -> Guard:
        GUARDS[name] = function
        return function

    return register
