"""The door: what other contexts may use."""

from hamrong.governance.plan.actions.report_progress import Said, report_progress
from hamrong.governance.plan.actions.take_effect import take_effect
from hamrong.governance.plan.queries.carried import CarriedPart, carried_parts, keepers
from hamrong.governance.plan.rules.state import State

__all__ = [
    "CarriedPart",
    "Said",
    "State",
    "carried_parts",
    "keepers",
    "report_progress",
    "take_effect",
]
