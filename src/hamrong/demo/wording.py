"""What people and officials of the demonstration write."""

from typing import Final

# What a question's key is answered with, where an example of its hint would not ring true. A key
# may be narrowed by its group ("use.partner").
ANSWERS: Final[dict[str, tuple[str, ...]]] = {
    "nationality": ("Việt Nam",),
    "birth_place": ("Bệnh viện Phụ sản Thanh Hóa", "Bệnh viện Đa khoa tỉnh Thanh Hóa"),
    "place_detail": ("Tại nhà", "Bệnh viện Đa khoa tỉnh Thanh Hóa"),
    "death.cause": ("Già yếu", "Bệnh tim mạch"),
    "died_at": ("4 giờ 20 phút", "22 giờ 45 phút"),
    "period": ("Từ tháng 3/2015 đến nay",),
    "use.other_purpose": ("Vay vốn ngân hàng", "Chuyển nhượng quyền sử dụng đất"),
    "purpose": ("Nộp hồ sơ xin việc", "Bổ túc hồ sơ cá nhân"),
    "paper_number": ("Số 45/2010 ngày 12/05/2010",),
    "paper_office": ("Ủy ban nhân dân xã Hoằng Phú, huyện Hoằng Hóa",),
    "old": ("Ngày sinh ghi là 02/12",),
    "new": ("Ngày sinh đúng là 12/02, như trong sổ đăng ký khai sinh",),
    "change.reason": ("Người ghi sổ viết nhầm ngày và tháng, các giấy tờ khác đều ghi 12/02.",),
    "before.office": ("Ủy ban nhân dân xã Hoằng Phú, huyện Hoằng Hóa",),
    "registered_on": ("Khoảng năm 1990",),
    "why": ("Sổ hộ tịch và bản chính giấy khai sinh đã mất",),
    "extract.office": ("Ủy ban nhân dân xã Hoằng Phú, huyện Hoằng Hóa",),
    "licence.class": ("b2", "a1"),
    "degree": ("Cử nhân hướng dẫn du lịch, Trường Đại học Hồng Đức, năm 2018",),
    "language": ("Tiếng Anh", "Tiếng Pháp"),
    "language_paper": ("Chứng chỉ tiếng Anh bậc 5, Trường Đại học Hà Nội, năm 2022",),
    "ethnic_group": ("kinh",) * 12 + ("muong", "thai"),
    "marriage.status": ("single",),
    "use.purpose": ("other",),
    "attempts": ("yes",),
    "work.kind": ("house",),
    "founders.by": ("person",),
    "organisation.kind": ("household",),
    "owner.kind": ("person",),
    "pause.kind": ("pause",),
    "changes.kinds": ("industry",),
    "convicted": ("no",),
    "violation": ("no",),
    "exemption": ("none",),
    "record.number": ("one",),
    "bans": ("no",),
    "known": ("yes",),
    "cannot_come": ("no",),
    "disability.request": ("first",),
    "need.request": ("start",),
    "need.care": ("no",),
    "paper_kind": ("citizen_card",),
}  # fmt: skip

# Numbers in bounds people would write, by key.
NUMBERS: Final[dict[str, tuple[int, int]]] = {
    "copies": (1, 4), "pages": (1, 6), "signers": (1, 2), "plot_size": (80, 320),
    "ground_size": (60, 110), "total_size": (150, 320), "floors": (2, 4), "months": (5, 10),
    "workers": (1, 6), "times": (0, 1), "marriages": (1, 1), "size": (18, 60),
    "capital": (1, 30), "count": (1, 3),
}  # fmt: skip

SUPPLEMENT_REASONS: Final = (
    "Bản chụp bị mờ, không đọc được số và ngày cấp. Đề nghị chụp lại đủ bốn góc, rõ chữ.",
    "Giấy tờ kèm theo thiếu trang có chữ ký và dấu. Đề nghị bổ sung bản đầy đủ.",
    "Họ tên trên giấy tờ kèm theo khác với tờ khai. Đề nghị kiểm tra và nộp lại giấy tờ đúng.",
    "Giấy tờ đã hết hạn sử dụng. Đề nghị nộp bản còn hiệu lực.",
)
SUPPLEMENT_ANSWERS: Final = (
    "Tôi đã chụp lại rõ hơn, nhờ cán bộ xem giúp.",
    "Tôi gửi bổ sung theo yêu cầu.",
    "Tôi đã kiểm tra và gửi lại bản đúng.",
)
REFUSAL_REASONS: Final = (
    "Nơi cư trú của người yêu cầu không thuộc địa bàn, thẩm quyền giải quyết của cơ quan.",
    "Việc này đã được giải quyết ở hồ sơ nộp trước đó của cùng người yêu cầu.",
)
STOP_BASIS = "Điều 19 Nghị định 61/2018/NĐ-CP"
STOP_REASONS: Final = (
    "Qua xác minh, hồ sơ không đủ điều kiện giải quyết theo quy định hiện hành.",
)
SEND_BACK_REASONS: Final = (
    "Đề nghị kiểm tra lại căn cứ pháp lý và ghi rõ số, ngày của giấy tờ kèm theo.",
    "Nội dung dự thảo chưa thống nhất với tờ khai, đề nghị rà soát lại.",
)
WITHDRAWAL_REASONS: Final = (
    "Tôi nộp nhầm thủ tục, sẽ nộp lại hồ sơ khác.",
    "Tôi chưa có nhu cầu làm thủ tục này nữa.",
)
ACCEPTANCE_NOTES: Final = ("", "", "Hồ sơ đầy đủ, hợp lệ.", "Đã đối chiếu giấy tờ, đủ thành phần.")
PROPOSAL_NOTES: Final = ("", "Kính trình lãnh đạo xem xét.", "Đã thẩm tra, đủ điều kiện.")
RECEIVERS: Final = ("Nhận bản điện tử trên Cổng", "Người nộp nhận tại bộ phận một cửa")


def result_text(*, applicant: str, procedure: str, result: str) -> str:
    """Return what a specialist drafts as the result of a dossier."""
    return (
        f"Qua xem xét hồ sơ “{procedure}” của ông (bà) {applicant}, hồ sơ đầy đủ, hợp lệ và "
        f"đủ điều kiện giải quyết theo quy định.\n\n"
        f"Đồng ý giải quyết theo đề nghị. Kết quả: {result}."
    )
