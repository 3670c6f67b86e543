"""In which state a key may be used, and which states follow each other."""

from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    """What was decided about a key; its certificate's end is a matter of time, not of a state."""

    REGISTERED = "registered"
    REQUESTED = "requested"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    REVOKED = "revoked"


class Standing(StrEnum):
    """What a key is at a moment."""

    REGISTERED = "registered"
    REQUESTED = "requested"
    ACTIVE = "active"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    SUSPENDED = "suspended"
    REVOKED = "revoked"


_FOLLOWS = {
    State.REGISTERED: {State.REQUESTED, State.REVOKED},
    State.REQUESTED: {State.REQUESTED, State.ACTIVE, State.REVOKED},
    State.ACTIVE: {State.SUSPENDED, State.REVOKED},
    State.SUSPENDED: {State.ACTIVE, State.REVOKED},
    State.REVOKED: set[State](),
}


def may_become(now: State, then: State) -> bool:
    """Tell whether a key may go from a state to another; a revoked key stays revoked."""
    return then in _FOLLOWS[now]


def standing(
    state: State, valid_from: datetime | None, valid_to: datetime | None, at: datetime
) -> Standing:
    """Return what a key is at a moment; only an active one within its certificate's time signs."""
    if state is not State.ACTIVE:
        return Standing(state.value)
    if valid_from is None or valid_to is None or at < valid_from:
        return Standing.NOT_YET
    return Standing.ACTIVE if at <= valid_to else Standing.EXPIRED
