"""What plans announce, and where they stand in the navigation."""

from django.utils.translation import gettext_lazy as _

from hamrong.governance.plan import events
from hamrong.kernel.timeline.interface import Audience, announce
from hamrong.kernel.ui.interface import Rule, navigation

TITLES = [
    (
        events.PlanAdopted,
        _("Đưa kế hoạch vào thực hiện theo %(decision)s: %(tasks)s nhiệm vụ, %(targets)s chỉ tiêu"),
        "flag",
    ),
    (events.PlanAmended, _("Kế hoạch thay đổi theo %(decision)s"), "file-diff"),
    (
        events.TaskAssigned,
        _("Giao nhiệm vụ: %(lead)s cơ quan chủ trì, %(taking_part)s cơ quan phối hợp"),
        "send",
    ),
    (events.TaskAmended, _("Nhiệm vụ thay đổi theo %(decision)s"), "file-diff"),
    (events.FiguresFrozen, _("Chốt số liệu quý %(quarter)s: %(targets)s chỉ tiêu"), "lock"),
    (events.ProgressReported, _("Báo cáo tiến độ: %(percent)s %%"), "message-square-text"),
    (
        events.FigureDeclared,
        _("Kê khai chỉ tiêu %(target)s quý %(quarter)s: %(agency)s"),
        "file-pen",
    ),
    (events.TaskEnded, _("Nhiệm vụ thôi thực hiện theo %(decision)s"), "circle-stop"),
]


def register() -> None:
    """Announce facts and add the pages; called once at start."""
    for event, title, icon in TITLES:
        announce(event, title=title, audience=Audience.STAFF, icon=icon)
    navigation(
        area="desk",
        label=_("Kế hoạch"),
        url_name="plan:list",
        icon="target",
        order=60,
        rules=(Rule.OFFICIAL,),
    )
