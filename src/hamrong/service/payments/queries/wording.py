"""The words of money in the reader's language."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hamrong.service.payments.rules import Gap, Method, OnlineState, RequestState, Timing, Verdict
from hamrong.service.procedures.interface import FeeKind, Missing

METHOD_LABEL: Final[Mapping[Method, Promise]] = {
    Method.CASH: _("Tiền mặt"),
    Method.TRANSFER: _("Chuyển khoản"),
    Method.ONLINE: _("Thanh toán trực tuyến"),
}

TIMING_LABEL: Final[Mapping[Timing, Promise]] = {
    Timing.BEFORE: _("Thu trước"),
    Timing.AFTER: _("Thu sau"),
    Timing.EXEMPT: _("Miễn"),
}

STATE_LABEL: Final[Mapping[RequestState, tuple[Promise, str]]] = {
    RequestState.OPEN: (_("Chưa thu"), "warning"),
    RequestState.PAID: (_("Đã thu"), "success"),
    RequestState.EXEMPT: (_("Không phải nộp"), "success"),
    RequestState.REFUNDED: (_("Đã hoàn tiền"), "neutral"),
    RequestState.CANCELLED: (_("Đã tính lại"), "neutral"),
    RequestState.DROPPED: (_("Không còn phải nộp"), "neutral"),
}

ONLINE_LABEL: Final[Mapping[OnlineState, tuple[Promise, str]]] = {
    OnlineState.CREATED: (_("Chưa tới nền tảng thanh toán"), "warning"),
    OnlineState.SENT: (_("Đang chờ thanh toán"), "info"),
    OnlineState.FAILED: (_("Không thành công"), "danger"),
    OnlineState.EXPIRED: (_("Hết thời gian trả tiền"), "neutral"),
    OnlineState.PAID: (_("Đã thanh toán"), "success"),
    OnlineState.REFUNDING: (_("Đang hoàn tiền"), "warning"),
    OnlineState.REFUNDED: (_("Đã hoàn tiền"), "neutral"),
}

# Kept with the payment, and how it reads.
MISMATCH: Final = "mismatch"
MISMATCH_LABEL: Final = _("Số tiền nền tảng báo không khớp")

VERDICT_LABEL: Final[Mapping[Verdict, Promise]] = {
    Verdict.TAKEN: _("Đã ghi nhận"),
    Verdict.KNOWN: _("Đã biết trước đó, không thay đổi gì"),
    Verdict.FORGED: _("Chữ ký không đúng, không nhận"),
    Verdict.STRANGE: _("Không có giao dịch này, không nhận"),
    Verdict.MISMATCH: _("Số tiền không khớp, không nhận"),
}

GAP_LABEL: Final[Mapping[Gap, Promise]] = {
    Gap.NOT_HERE: _("Nền tảng có, ở đây không có"),
    Gap.NOT_THERE: _("Ở đây có, nền tảng không có"),
    Gap.AMOUNT: _("Số tiền khác nhau"),
    Gap.REFUND_NOT_HERE: _("Nền tảng đã hoàn, ở đây chưa ghi"),
    Gap.REFUND_NOT_THERE: _("Ở đây đã hoàn, nền tảng chưa có"),
}

MISSING_LABEL: Final[Mapping[Missing, Promise]] = {
    Missing.UNITS: _("Ghi số lượng, từ 1 đến 10.000."),
    Missing.COPIES: _("Ghi số bản, từ 1 đến 10.000."),
    Missing.AMOUNT: _("Ghi số tiền bằng chữ số, ví dụ 50.000."),
    Missing.CHOICE: _("Chọn một trường hợp."),
    Missing.PROOF: _("Ghi giấy tờ chứng minh được miễn, giảm, ví dụ số và ngày cấp."),
}


def kind_words(kind: str) -> str:
    """Return "phí" or "lệ phí"."""
    return gettext("Phí") if FeeKind(kind) is FeeKind.FEE else gettext("Lệ phí")
