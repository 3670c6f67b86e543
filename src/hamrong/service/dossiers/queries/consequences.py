"""What follows from an action, said before it is taken."""

from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hamrong.kernel.process.interface import ActionChoice
from hamrong.kernel.text.interface import format_time
from hamrong.service.dossiers.queries.clock import due_if_accepted
from hamrong.service.dossiers.queries.page import DossierView

Sentence = str | Promise

APPROVE, HAND_OVER = "dossiers.approve", "dossiers.hand_over"
CONSEQUENCES: dict[str, tuple[Sentence, ...]] = {
    "dossiers.accept": (
        gettext_lazy("Người nộp nhận giấy tiếp nhận và hẹn trả kết quả, có mã QR."),
        gettext_lazy("Hồ sơ chuyển ngay đến người giải quyết."),
    ),
    "dossiers.request_supplement": (
        gettext_lazy("Người nộp nhận phiếu yêu cầu bổ sung với đúng nội dung bên dưới."),
        gettext_lazy("Thời hạn giải quyết, nếu đang tính, dừng lại cho đến khi người nộp bổ sung."),
        gettext_lazy("Theo quy định chỉ yêu cầu bổ sung một lần: hãy ghi hết những gì còn thiếu."),
    ),
    "dossiers.refuse": (
        gettext_lazy("Người nộp nhận phiếu từ chối kèm lý do bên dưới."),
        gettext_lazy("Hồ sơ kết thúc; chỉ lãnh đạo cơ quan mở lại được, bằng quyết định."),
    ),
    "dossiers.propose": (
        gettext_lazy("Dự thảo kết quả chuyển đến người phê duyệt."),
        gettext_lazy("Bạn không sửa được dự thảo nữa, trừ khi hồ sơ được trả lại."),
    ),
    "dossiers.endorse": (gettext_lazy("Hồ sơ chuyển đến lãnh đạo cơ quan để ký."),),
    "dossiers.send_back": (
        gettext_lazy("Hồ sơ trở lại người soạn cùng lý do bên dưới."),
        gettext_lazy("Người nộp không thấy bước này."),
    ),
    "dossiers.ask_financial": (
        gettext_lazy("Người nộp được báo khoản phải nộp theo đúng nội dung bên dưới."),
        gettext_lazy("Thời hạn giải quyết dừng lại cho đến khi có chứng từ nộp tiền."),
    ),
    "dossiers.financial_met": (
        gettext_lazy("Thời hạn giải quyết tính tiếp; hồ sơ trở lại người thụ lý."),
    ),
    "dossiers.approve": (
        gettext_lazy("Kết quả được cấp số, in thành PDF có mã QR và người nộp được báo ngay."),
        gettext_lazy("Tên bạn đứng ở chỗ người ký. Số đã cấp không cấp lại cho kết quả khác."),
    ),
    HAND_OVER: (gettext_lazy("Hồ sơ kết thúc: đã trả kết quả."),),
}
# Who approves must see what is approved.
SHOWS_DRAFT = frozenset({"dossiers.propose", "dossiers.endorse", APPROVE})


def consequences(dossier: DossierView, choice: ActionChoice, at: datetime) -> tuple[str, ...]:
    """Return what will follow if the action is taken at a moment, one sentence each."""
    said = tuple(str(sentence) for sentence in CONSEQUENCES.get(choice.effect, ()))
    if choice.effect != "dossiers.accept" or dossier.accepted_at is not None:
        return said
    due = due_if_accepted(
        dossier.procedure, dossier.case_key, dossier.authority_id, channel=dossier.channel, at=at
    )
    if due is None:
        return said
    promise = _("Thời hạn giải quyết bắt đầu tính. Nếu tiếp nhận bây giờ, hẹn trả lúc %(due)s.")
    return (promise % {"due": format_time(due)}, *said)
