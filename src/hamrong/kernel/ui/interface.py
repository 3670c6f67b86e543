"""The door: what other contexts may use."""

from hamrong.kernel.ui.access import ActorRequest, allow
from hamrong.kernel.ui.rules import NAVIGATION, AccessRule, NavigationItem, Rule, navigation

__all__ = [
    "NAVIGATION",
    "AccessRule",
    "ActorRequest",
    "NavigationItem",
    "Rule",
    "allow",
    "navigation",
]
