"""How each fact reads, for whom, and with which sign."""

from django.utils.translation import gettext_lazy as _

from hamrong.kernel.timeline.interface import Audience
from hamrong.service.dossiers import events

TITLES = [
    (events.DossierSubmitted, _("Đã nộp hồ sơ %(code)s"), Audience.CITIZEN, "send"),
    (events.DocumentsChecked, _("Kiểm tra thành phần hồ sơ"), Audience.STAFF, "list-checks"),
    (events.DossierAccepted, _("Đã tiếp nhận hồ sơ, hẹn trả kết quả"), Audience.CITIZEN, "check"),
    (
        events.SupplementRequested,
        _("Yêu cầu bổ sung lần %(round)s: %(reason)s"),
        Audience.CITIZEN,
        "file-plus",
    ),
    (events.SupplementAnswered, _("Đã bổ sung lần %(round)s"), Audience.CITIZEN, "file-check"),
    (events.ClockStopped, _("Dừng tính thời hạn (%(basis)s)"), Audience.CITIZEN, "pause"),
    (events.ClockStarted, _("Tính tiếp thời hạn"), Audience.CITIZEN, "play"),
    (events.NewDateAsked, _("Đề nghị ngày hẹn khác: %(reason)s"), Audience.STAFF, "calendar-clock"),
    (events.NewDateRefused, _("Giữ nguyên ngày hẹn: %(note)s"), Audience.STAFF, "calendar-x"),
    (
        events.DueDateChanged,
        _("Hẹn trả kết quả lại lúc %(due_at)s: %(reason)s"),
        Audience.CITIZEN,
        "calendar-clock",
    ),
    (
        events.ApologyMade,
        _("Xin lỗi vì trễ hẹn, hẹn lại %(due_at)s. %(reason)s"),
        Audience.CITIZEN,
        "mail",
    ),
    (events.ApologyDelivered, _("Đã báo xin lỗi: %(how)s"), Audience.STAFF, "mail-check"),
    (
        events.FinancialObligationAsked,
        _("Cần thực hiện nghĩa vụ tài chính: %(reason)s"),
        Audience.CITIZEN,
        "banknote",
    ),
    (
        events.FinancialObligationMet,
        _("Đã có chứng từ nộp tiền: %(proof)s"),
        Audience.CITIZEN,
        "badge-check",
    ),
    (
        events.OpinionAsked,
        _("Lấy ý kiến %(agency)s: %(question)s"),
        Audience.STAFF,
        "messages-square",
    ),
    (
        events.OpinionOverdue,
        _("%(agency)s quá hạn trả lời ý kiến"),
        Audience.STAFF,
        "alarm-clock-off",
    ),
    (
        events.OpinionEnded,
        _("Kết thúc lấy ý kiến %(agency)s. %(text)s"),
        Audience.STAFF,
        "message-square-reply",
    ),
    (
        events.StopProposed,
        _("Đề nghị dừng giải quyết theo %(basis)s: %(reason)s"),
        Audience.STAFF,
        "octagon-pause",
    ),
    (
        events.ReopeningProposed,
        _("Đề nghị mở lại hồ sơ theo %(basis)s: %(reason)s"),
        Audience.STAFF,
        "rotate-ccw",
    ),
    (events.ProposalRefused, _("Không đồng ý đề nghị: %(note)s"), Audience.STAFF, "circle-x"),
    (
        events.DecisionIssued,
        _("Quyết định số %(number)s. Căn cứ: %(basis)s"),
        Audience.CITIZEN,
        "stamp",
    ),
    (
        events.DossierReopened,
        _("Mở lại hồ sơ theo %(decision)s: %(reason)s"),
        Audience.CITIZEN,
        "rotate-ccw",
    ),
    (events.DossierRefused, _("Từ chối tiếp nhận: %(reason)s"), Audience.CITIZEN, "ban"),
    (events.ResultDrafted, _("Soạn dự thảo kết quả"), Audience.STAFF, "file-pen"),
    (events.ResultProposed, _("Trình phê duyệt kết quả"), Audience.STAFF, "arrow-up"),
    (events.DossierSentBack, _("Trả lại để hoàn thiện: %(reason)s"), Audience.STAFF, "undo-2"),
    (
        events.MembersFinished,
        _("Các thủ tục liên thông đã xong, chờ trả kết quả. %(reason)s"),
        Audience.CITIZEN,
        "stamp",
    ),
    (events.ResultIssued, _("Đã có kết quả số %(number)s"), Audience.CITIZEN, "stamp"),
    (
        events.ResultCorrected,
        _("Đính chính: số %(number)s thay số %(before)s. %(reason)s"),
        Audience.CITIZEN,
        "file-pen-line",
    ),
    (
        events.ResultRevoked,
        _("Thu hồi kết quả số %(number)s theo %(decision)s: %(reason)s"),
        Audience.CITIZEN,
        "file-x",
    ),
    (events.ResultHandedOver, _("Đã trả kết quả"), Audience.CITIZEN, "handshake"),
    (events.ResultOpened, _("Người nộp đã mở kết quả trực tuyến"), Audience.CITIZEN, "eye"),
    (events.CollectionReminded, _("Nhắc đến nhận kết quả"), Audience.CITIZEN, "bell"),
    (events.DossierRated, _("Người nộp đã đánh giá việc giải quyết"), Audience.CITIZEN, "star"),
    (events.DossierWithdrawn, _("Người nộp rút hồ sơ"), Audience.CITIZEN, "undo"),
    (events.DossierStopped, _("Dừng giải quyết: %(reason)s"), Audience.CITIZEN, "octagon-x"),
    (
        events.ReceptionConfirmed,
        _("Bộ phận một cửa kiểm tra lại và chuyển tiếp"),
        Audience.STAFF,
        "list-checks",
    ),
    (
        events.DossierTransferred,
        _("Chuyển từ %(old_agency)s sang %(new_agency)s. Căn cứ: %(basis)s"),
        Audience.CITIZEN,
        "building-2",
    ),
    (
        events.OpinionMoved,
        _("Ý kiến của %(old_agency)s nay hỏi %(new_agency)s"),
        Audience.STAFF,
        "message-circle-question",
    ),
    (
        events.TransferConfirmed,
        _("%(agency)s xác nhận tiếp tục giải quyết"),
        Audience.STAFF,
        "check",
    ),
]
