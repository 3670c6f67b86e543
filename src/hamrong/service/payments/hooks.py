"""How what happens with money reads on the timeline, and where its pages stand."""

from django.utils.translation import gettext_lazy as _

from hamrong.kernel.actor.interface import Role
from hamrong.kernel.timeline.interface import Audience, announce
from hamrong.kernel.ui.interface import navigation
from hamrong.service.payments import events

TITLES = [
    (events.PaymentRequested, _("Phí, lệ phí: %(amount)s. %(reason)s"), "banknote"),
    (events.PaymentReceived, _("Đã thu %(amount)s, biên lai số %(number)s"), "receipt-text"),
    (events.ReceiptCancelled, _("Hủy biên lai số %(number)s: %(reason)s"), "file-x"),
]


def register() -> None:
    """Register titles and navigation; called once at start."""
    for event, title, icon in TITLES:
        announce(event, title=title, audience=Audience.CITIZEN, icon=icon)
    navigation(
        area="desk",
        label=_("Thu phí trong ngày"),
        url_name="payments:day",
        icon="banknote",
        order=27,
        roles=(Role.ONE_STOP, Role.LEADER),
    )
