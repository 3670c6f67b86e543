"""What the workplace adds to the navigation."""

from django.utils.translation import gettext_lazy as _

from hamrong.kernel.actor.interface import Actor
from hamrong.kernel.notify.interface import message
from hamrong.kernel.ui.interface import Rule, badge, navigation
from hamrong.kernel.work.interface import counts


def waiting(actor: Actor) -> int:
    """Count what waits for the actor. One query."""
    return counts(actor).total


def _messages() -> None:
    message(
        "workplace.deputy",
        subject=_("%(absent)s ủy quyền cho bạn"),
        body=_(
            "Từ %(first)s đến hết %(last)s bạn làm thay %(absent)s. Lý do: %(reason)s."
            " Việc của %(absent)s có trong danh sách việc chờ bạn."
        ),
    )


def register() -> None:
    """Add the entries; called once at start."""
    inbox, desk = _("Việc chờ tôi"), _("Bàn làm việc")
    navigation(area="desk", label=inbox, url_name="workplace:inbox", icon="inbox", order=10)
    navigation(area="account", label=desk, url_name="workplace:inbox", icon="inbox", order=1)
    navigation(
        area="desk",
        label=_("Quy trình"),
        url_name="process:list",
        icon="workflow",
        order=80,
        rules=(Rule.ADMINISTRATOR,),
    )
    navigation(
        area="desk",
        label=_("Sự cố"),
        url_name="workplace:troubles",
        icon="triangle-alert",
        order=90,
        rules=(Rule.ADMINISTRATOR,),
    )
    deputies, hand_over = _("Ủy quyền khi vắng"), _("Bàn giao việc")
    navigation(
        area="desk",
        label=hand_over,
        url_name="workplace:hand_over",
        icon="arrow-left-right",
        order=60,
    )
    navigation(
        area="desk", label=deputies, url_name="workplace:deputies", icon="user-round-cog", order=62
    )
    _messages()
    badge("workplace:inbox", waiting)
