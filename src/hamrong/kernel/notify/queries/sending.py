"""How a message went out, in words for whoever it was for."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from hamrong.kernel.calendar.interface import now
from hamrong.kernel.notify.models import Channel, Delivery, State
from hamrong.kernel.notify.rules import loud_again
from hamrong.kernel.text.interface import format_time


@dataclass(frozen=True)
class SendingView:
    """One letter or SMS: which channel, where to, how it went; `kind` is a kind of tag."""

    by_sms: bool
    address: str
    said: str
    kind: str


def sending(delivery: Delivery) -> SendingView:
    """Tell how one delivery went."""
    said, kind = _how(delivery)
    return SendingView(delivery.channel == Channel.SMS, delivery.address, said, kind)


def _how(delivery: Delivery) -> tuple[str, str]:
    if delivery.state == State.SENT and delivery.sent_at is not None:
        return _("Đã gửi lúc %(at)s") % {"at": format_time(delivery.sent_at)}, "success"
    if delivery.state == State.FAILED:
        return _("Chưa gửi được: %(why)s") % {"why": _why(delivery.reason)}, "danger"
    if delivery.attempts:
        return _("Chưa gửi được, đang thử lại: %(why)s") % {"why": _why(delivery.reason)}, "warning"
    if delivery.channel == Channel.SMS and not delivery.urgent and loud_again(now()) > now():
        return _("Gửi lúc 7 giờ sáng: ban đêm không gửi tin nhắn"), "neutral"
    return _("Đang gửi"), "info"


def _why(reason: str) -> str:
    """Return the reason in words; what the supplier answered is for administrators."""
    if reason.startswith("HAMRONG_"):
        return _("kênh này chưa được nối")
    if reason.startswith(("SMTP 5", "HTTP 4")):
        return _("địa chỉ không nhận được tin")
    return _("hệ thống gửi tin đang lỗi")
