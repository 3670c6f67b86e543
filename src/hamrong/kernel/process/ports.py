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


def effect(name: str) -> Callable[[Effect], Effect]:
    """Register what happens when an action names this effect; it runs in the same transaction."""

    def register(function: Effect) -> Effect:
        EFFECTS[name] = function
        return function

    return register


def guard(name: str) -> Callable[[Guard], Guard]:
    """Register a condition: it returns what must be done first, or nothing when the way is free."""

    def register(function: Guard) -> Guard:
        GUARDS[name] = function
        return function

    return register
