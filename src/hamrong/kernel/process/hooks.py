"""How a process's facts read."""

from django.utils.translation import gettext_lazy as _

from hamrong.kernel.process.events import (
    ProcessResumed,
    StepLeft,
    StepRecalled,
    StepReturned,
)
from hamrong.kernel.timeline.interface import Audience, announce
from hamrong.kernel.ui.interface import Rule, navigation


def register() -> None:
    """Announce the facts and add the pages to the desk; called once at start."""
    announce(
        StepLeft,
        title=_("%(action)s: %(left)s → %(entered)s"),
        audience=Audience.STAFF,
        icon="route",
    )
    announce(
        ProcessResumed,
        title=_("Tiếp tục ở bước: %(entered)s"),
        audience=Audience.STAFF,
        icon="rotate-ccw",
    )
    announce(
        StepReturned,
        title=_("Trả lại bước trước: %(left)s → %(entered)s. Lý do: %(reason)s"),
        audience=Audience.STAFF,
        icon="undo-2",
    )
    announce(
        StepRecalled,
        title=_("Thu hồi: %(left)s → %(entered)s. Lý do: %(reason)s"),
        audience=Audience.STAFF,
        icon="undo-2",
    )
    navigation(
        area="desk",
        label=_("Quy trình"),
        url_name="process:list",
        icon="workflow",
        order=90,
        rules=(Rule.ADMINISTRATOR,),
    )
