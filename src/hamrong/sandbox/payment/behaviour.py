"""How the platform behaves now: what a test or a demonstration tells it through /control."""

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

_SLOWEST = 60.0


class Callback(StrEnum):
    """What becomes of messages to the merchant."""

    NORMAL = "normal"
    DROP = "drop"
    TWICE = "twice"
    LATE = "late"
    OUT_OF_ORDER = "out_of_order"
    FORGED = "forged"


class Refund(StrEnum):
    """How refunds are answered."""

    NORMAL = "normal"
    SLOW = "slow"
    REFUSE = "refuse"


@dataclass
class Behaviour:
    """`fail` next calls answer 503, each waits `delay` seconds, `lose` next answers are lost.

    A lost answer is of a call that was carried out. `late` is after how many seconds a late
    message leaves.
    """

    fail: int = 0
    delay: float = 0.0
    lose: int = 0
    callback: Callback = Callback.NORMAL
    late: float = 5.0
    refund: Refund = Refund.NORMAL

    def change(self, wish: Any) -> bool:
        """Take on what is wished; False when the wish makes no sense, and nothing changes."""
        names = {one.name for one in fields(self)}
        if not isinstance(wish, dict) or not set(wish) <= names:
            return False
        try:
            made = {name: _read(name, value) for name, value in wish.items()}
        except (ValueError, TypeError):
            return False
        for name, value in made.items():
            setattr(self, name, value)
        return True

    def takes(self, name: str) -> bool:
        """Use up one of a counted misbehaviour; False when none is left."""
        left: int = getattr(self, name)
        if left > 0:
            setattr(self, name, left - 1)
        return left > 0


def _read(name: str, value: Any) -> Any:
    if name == "callback":
        return Callback(value)
    if name == "refund":
        return Refund(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(name)
    if name in {"fail", "lose"}:
        if not isinstance(value, int) or value < 0:
            raise ValueError(name)
        return value
    if not 0 <= value <= _SLOWEST:
        raise ValueError(name)
    return float(value)
