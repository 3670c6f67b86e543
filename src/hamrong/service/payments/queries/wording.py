"""The words of money in the reader's language."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hamrong.service.payments.rules import Method, RequestState, Timing
from hamrong.service.procedures.interface import FeeKind, Missing

METHOD_LABEL: Final[Mapping[Method, Promise]] = {
    Method.CASH: _("Tiền mặt"),
    Method.TRANSFER: _("Chuyển khoản"),
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
    RequestState.CANCELLED: (_("Đã tính lại"), "neutral"),
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
