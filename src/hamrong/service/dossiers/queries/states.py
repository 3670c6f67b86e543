"""How states and punctuality read on a screen."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from hamrong.service.dossiers.models import Dossier
from hamrong.service.dossiers.rules import Punctuality, SlipKind, State, punctuality

STATE_LABEL = {
    State.SUBMITTED: _("Chờ tiếp nhận"),
    State.ACCEPTED: _("Đã tiếp nhận"),
    State.REFUSED: _("Từ chối tiếp nhận"),
    State.PROCESSING: _("Đang giải quyết"),
    State.SUPPLEMENT: _("Chờ bổ sung"),
    State.FINANCIAL: _("Chờ nghĩa vụ tài chính"),
    State.WITHDRAWN: _("Đã rút"),
    State.STOPPED: _("Dừng giải quyết"),
    State.FINISHED: _("Đã có kết quả"),
    State.RETURNED: _("Đã trả kết quả"),
}

# The tag kinds of the design system: shape, word and colour together.
STATE_KIND = {
    State.SUBMITTED: "info",
    State.ACCEPTED: "info",
    State.REFUSED: "danger",
    State.PROCESSING: "info",
    State.SUPPLEMENT: "warning",
    State.FINANCIAL: "warning",
    State.WITHDRAWN: "neutral",
    State.STOPPED: "danger",
    State.FINISHED: "success",
    State.RETURNED: "success",
}

PUNCTUALITY_LABEL = {
    Punctuality.NOT_STARTED: _("Chưa tính hạn"),
    Punctuality.ON_TIME: _("Trong hạn"),
    Punctuality.DUE_SOON: _("Sắp đến hạn"),
    Punctuality.OVERDUE: _("Quá hạn"),
    Punctuality.PAUSED: _("Tạm dừng tính hạn"),
    Punctuality.FINISHED_ON_TIME: _("Xong đúng hạn"),
    Punctuality.FINISHED_LATE: _("Xong trễ hạn"),
}

SLIP_LABEL = {
    SlipKind.SUBMISSION: _("Giấy xác nhận nộp hồ sơ"),
    SlipKind.RECEIPT: _("Giấy tiếp nhận và hẹn trả"),
    SlipKind.SUPPLEMENT: _("Phiếu yêu cầu bổ sung"),
    SlipKind.REFUSAL: _("Phiếu từ chối"),
    SlipKind.APOLOGY: _("Thư xin lỗi và hẹn lại"),
    SlipKind.NEW_DATE: _("Phiếu hẹn lại ngày trả kết quả"),
    SlipKind.STOP: _("Thông báo dừng giải quyết"),
    SlipKind.REOPENING: _("Quyết định mở lại hồ sơ"),
    SlipKind.CONTROL: _("Phiếu kiểm soát"),
    SlipKind.OPINION: _("Phiếu lấy ý kiến"),
    SlipKind.HAND_OVER: _("Biên nhận trả kết quả"),
}


@dataclass(frozen=True)
class Standing:
    """State and punctuality of a dossier, ready to be shown."""

    state: State
    punctuality: Punctuality
    due_at: datetime | None

    @property
    def state_label(self) -> str:
        """Return the state's name in the reader's language."""
        return str(STATE_LABEL[self.state])

    @property
    def state_kind(self) -> str:
        """Return the kind of tag that shows the state."""
        return STATE_KIND[self.state]

    @property
    def has_date(self) -> bool:
        """Tell whether a date still means something: not where it ended without a result."""
        return self.state not in {State.REFUSED, State.WITHDRAWN, State.STOPPED}

    @property
    def punctuality_label(self) -> str:
        """Return where it stands against its date, in the reader's language."""
        return str(PUNCTUALITY_LABEL[self.punctuality])


def standing(dossier: Dossier, at: datetime) -> Standing:
    """Judge a dossier's row at a moment."""
    known = State(dossier.state)
    judged = punctuality(
        known,
        due_at=dossier.due_at,
        finished_at=dossier.finished_at,
        at=at,
        missed_at=dossier.missed_at,
        stopped=dossier.clock_stopped_at is not None,
    )
    return Standing(known, judged, dossier.due_at)
