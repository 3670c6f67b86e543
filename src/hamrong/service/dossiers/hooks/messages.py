"""What applicants are told: the same words in the application, by mail and by SMS."""

from django.utils.translation import gettext_lazy as _

from hamrong.kernel.notify.interface import Topic

# What officials are told, in the application alone.
TO_OFFICIALS = [
    (
        "dossiers.opinion_soon",
        _("Sắp đến hạn trả lời ý kiến: %(code)s"),
        _("Ý kiến về hồ sơ %(code)s “%(procedure)s” cần trả lời trước %(due)s."),
    ),
    (
        "dossiers.opinion_late",
        _("Quá hạn trả lời ý kiến: %(code)s"),
        _("%(agency)s chưa trả lời ý kiến về hồ sơ %(code)s “%(procedure)s”, hạn %(due)s."),
    ),
]

MESSAGES = [
    (
        "dossiers.submitted",
        _("Đã nhận hồ sơ %(code)s"),
        _("Hồ sơ “%(procedure)s” của bạn đã được gửi đến bộ phận một cửa. Mã hồ sơ: %(code)s."),
    ),
    (
        "dossiers.accepted",
        _("Hồ sơ %(code)s đã được tiếp nhận"),
        _("Hồ sơ “%(procedure)s” đã được tiếp nhận. Hẹn trả kết quả: %(due)s."),
    ),
    (
        "dossiers.supplement",
        _("Hồ sơ %(code)s cần bổ sung"),
        _("Hồ sơ “%(procedure)s” cần bổ sung: %(reason)s. Hãy vào trang của tôi để bổ sung."),
    ),
    (
        "dossiers.refused",
        _("Hồ sơ %(code)s không được tiếp nhận"),
        _("Hồ sơ “%(procedure)s” không được tiếp nhận. Lý do: %(reason)s."),
    ),
    (
        "dossiers.result",
        _("Hồ sơ %(code)s đã có kết quả"),
        _("Hồ sơ “%(procedure)s” đã có kết quả. Hãy vào trang của tôi để tải về."),
    ),
    (
        "dossiers.collect",
        _("Kết quả hồ sơ %(code)s đang chờ bạn đến nhận"),
        _(
            "Kết quả “%(procedure)s”, mã %(code)s, đang chờ tại bộ phận một cửa. "
            "Hãy mang theo giấy tờ tùy thân; người nhận thay mang thêm giấy ủy quyền."
        ),
    ),
    (
        "dossiers.rate",
        _("Bạn hài lòng với việc giải quyết hồ sơ %(code)s không?"),
        _(
            "Hồ sơ “%(procedure)s” đã xong. Mời bạn đánh giá trong một phút, không cần đăng nhập: "
            "%(link)s"
        ),
    ),
    (
        "dossiers.new_date",
        _("Hồ sơ %(code)s hẹn lại ngày trả kết quả"),
        _("Hồ sơ “%(procedure)s” được hẹn lại: %(due)s. Lý do: %(reason)s."),
    ),
    (
        "dossiers.apology",
        _("Xin lỗi vì chậm trả kết quả hồ sơ %(code)s"),
        _(
            "Cơ quan giải quyết xin lỗi vì chậm trả kết quả “%(procedure)s”. %(reason)s. "
            "Hẹn trả kết quả: %(due)s."
        ),
    ),
    (
        "dossiers.financial",
        _("Hồ sơ %(code)s cần thực hiện nghĩa vụ tài chính"),
        _("Hồ sơ “%(procedure)s” cần nộp tiền trước khi giải quyết tiếp: %(reason)s."),
    ),
    (
        "dossiers.paid_online",
        _("Đã nhận tiền trực tuyến cho hồ sơ %(code)s"),
        _("Đã nhận %(amount)s cho hồ sơ %(code)s. Biên lai số %(number)s ở trang hồ sơ của bạn."),
    ),
    (
        "dossiers.surplus",
        _("Nhận thừa tiền cho hồ sơ %(code)s"),
        _(
            "Khoản %(amount)s vừa trả trực tuyến cho hồ sơ %(code)s không còn phải nộp. "
            "Bộ phận một cửa sẽ hoàn lại cho bạn."
        ),
    ),
    (
        "dossiers.refunded",
        _("Đã hoàn tiền cho hồ sơ %(code)s"),
        _("%(amount)s đã trả trực tuyến cho hồ sơ %(code)s đã được hoàn về tài khoản của bạn."),
    ),
    (
        "dossiers.corrected",
        _("Kết quả hồ sơ %(code)s được đính chính"),
        _("Kết quả “%(procedure)s” đã được đính chính. Lý do: %(reason)s. Hãy dùng bản mới."),
    ),
    (
        "dossiers.revoked",
        _("Kết quả hồ sơ %(code)s bị thu hồi"),
        _("Kết quả “%(procedure)s” không còn hiệu lực. Lý do: %(reason)s."),
    ),
    (
        "dossiers.stopped",
        _("Hồ sơ %(code)s dừng giải quyết"),
        _("Hồ sơ “%(procedure)s” dừng giải quyết. Lý do: %(reason)s."),
    ),
    (
        "dossiers.reopened",
        _("Hồ sơ %(code)s được mở lại"),
        _("Hồ sơ “%(procedure)s” được mở lại để giải quyết tiếp. Lý do: %(reason)s."),
    ),
    (
        "dossiers.transferred",
        _("Hồ sơ %(code)s chuyển sang %(agency)s"),
        _(
            "Hồ sơ “%(procedure)s” nay do %(agency)s giải quyết; nhận kết quả tại %(place)s."
            " Mã hồ sơ và ngày hẹn trả không đổi."
        ),
    ),
    (
        "dossiers.draft_moved",
        _("Bản nháp “%(procedure)s” nay thuộc %(agency)s"),
        _(
            "%(old)s đã được chia. Bản nháp “%(procedure)s” chuyển sang %(agency)s; nếu nơi làm"
            " thủ tục của bạn thuộc đơn vị khác, hãy bắt đầu lại và chọn đơn vị đó."
        ),
    ),
]

# What each is about; the others tell of progress.
TOPICS = {
    "dossiers.supplement": Topic.TODO,
    "dossiers.financial": Topic.TODO,
    "dossiers.collect": Topic.TODO,
    "dossiers.result": Topic.RESULT,
    "dossiers.refused": Topic.RESULT,
    "dossiers.stopped": Topic.RESULT,
    "dossiers.corrected": Topic.RESULT,
    "dossiers.revoked": Topic.RESULT,
}
