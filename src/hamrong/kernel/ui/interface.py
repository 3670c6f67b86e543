"""The door: what other contexts may use."""

from hamrong.kernel.ui.access import ActorRequest, allow
from hamrong.kernel.ui.forms import DayField, FilesField
from hamrong.kernel.ui.queries.sending import send_csv, send_file, send_pdf
from hamrong.kernel.ui.queries.site import Site, site
from hamrong.kernel.ui.rules.access import AccessRule, Rule
from hamrong.kernel.ui.rules.navigation import NAVIGATION, NavigationItem, badge, navigation

__all__ = [
    "NAVIGATION",
    "AccessRule",
    "ActorRequest",
    "DayField",
    "FilesField",
    "NavigationItem",
    "Rule",
    "Site",
    "allow",
    "badge",
    "navigation",
    "send_csv",
    "send_file",
    "send_pdf",
    "site",
]
