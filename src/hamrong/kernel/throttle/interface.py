"""The door: what other contexts may use."""

from hamrong.kernel.throttle.actions.allow import allow
from hamrong.kernel.throttle.actions.give_back import give_back

__all__ = ["allow", "give_back"]
