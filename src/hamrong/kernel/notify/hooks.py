"""The words of what notify itself sends."""

from django.utils.translation import gettext_lazy as _

from hamrong.kernel.notify.actions.confirm_address import CODE_TEMPLATE
from hamrong.kernel.notify.rules import message


def register() -> None:
    """Register the message that carries a code; called once at start."""
    words = _("Mã xác nhận của bạn: %(code)s, dùng được trong 10 phút. Không đưa mã này cho ai.")
    message(CODE_TEMPLATE, subject=_("Mã xác nhận địa chỉ"), body=words, sms=words, urgent=True)
