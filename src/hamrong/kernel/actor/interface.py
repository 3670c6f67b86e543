"""The door: what other contexts may use."""

from hamrong.kernel.actor.rules import (
    ANONYMOUS,
    SYSTEM,
    Actor,
    Hat,
    LaterError,
    NotYoursError,
    RefusedError,
    Role,
    Seat,
    StaleError,
    StandIn,
    TooOftenError,
)

__all__ = [
    "ANONYMOUS",
    "SYSTEM",
    "Actor",
    "Hat",
    "LaterError",
    "NotYoursError",
    "RefusedError",
    "Role",
    "Seat",
    "StaleError",
    "StandIn",
    "TooOftenError",
]
