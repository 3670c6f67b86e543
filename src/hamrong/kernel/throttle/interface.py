"""The door: what other contexts may use."""

from hamrong.kernel.throttle.actions.allow import allow

__all__ = ["allow"]
