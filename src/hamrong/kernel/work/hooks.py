"""How the facts of assigning and standing in read."""

from django.utils.translation import gettext_lazy as _

from hamrong.kernel.timeline.interface import Audience, announce
from hamrong.kernel.work import events

TITLES = [
    (events.ItemClaimed, _("Nhận việc"), "user-round-check"),
    (events.ItemReleased, _("Trả việc lại cho đơn vị (%(held_by)s)"), "undo-2"),
    (events.ItemAssigned, _("Giao việc cho %(to)s"), "user-round-plus"),
    (events.NoteWritten, _("Ghi chú"), "sticky-note"),
    (
        events.DelegationMade,
        _("%(absent)s vắng mặt, %(deputy)s làm thay từ %(first_day)s đến %(last_day)s: %(reason)s"),
        "user-round-cog",
    ),
    (events.DelegationEnded, _("Kết thúc sớm việc %(deputy)s làm thay %(absent)s"), "user-round-x"),
]


def register() -> None:
    """Announce the facts; called once at start."""
    for event, title, icon in TITLES:
        announce(event, title=title, audience=Audience.STAFF, icon=icon)
