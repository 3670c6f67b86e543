"""How what happens with money reads on the timeline, and where its pages stand."""

from django.utils.translation import gettext_lazy as _

from hamrong.kernel.actor.interface import Role
from hamrong.kernel.timeline.interface import Audience, announce
from hamrong.kernel.ui.interface import badge, navigation
from hamrong.service.payments import events
from hamrong.service.payments.queries.online_desk import waiting_for_desk
from hamrong.service.procedures.interface import Ability, switch_on

TITLES = [
    (events.PaymentRequested, _("Phí, lệ phí: %(amount)s. %(reason)s"), "banknote"),
    (events.PaymentReceived, _("Đã thu %(amount)s, biên lai số %(number)s"), "receipt-text"),
    (
        events.PaidOnline,
        _("Đã thanh toán trực tuyến %(amount)s, biên lai số %(number)s"),
        "receipt-text",
    ),
    (
        events.SurplusPaid,
        _("Nhận thừa %(amount)s, giao dịch %(transaction)s; tiền sẽ được hoàn lại"),
        "rotate-ccw",
    ),
    (events.RefundAsked, _("Yêu cầu hoàn %(amount)s: %(reason)s"), "rotate-ccw"),
    (events.Refunded, _("Đã hoàn %(amount)s, mã hoàn tiền %(refund)s"), "rotate-ccw"),
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
    navigation(
        area="desk",
        label=_("Thanh toán trực tuyến"),
        url_name="payments:online",
        icon="smartphone",
        order=28,
        roles=(Role.ONE_STOP, Role.HEAD, Role.LEADER, Role.ADMINISTRATOR),
    )
    badge("payments:online", waiting_for_desk)


def switch_on_payment() -> None:
    """Say that fees can be paid online; only where a platform is configured."""
    switch_on(Ability.PAYMENT)
