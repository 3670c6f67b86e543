"""The door: what other contexts may use."""

from hamrong.governance.plan.actions.take_effect import take_effect

__all__ = ["take_effect"]
