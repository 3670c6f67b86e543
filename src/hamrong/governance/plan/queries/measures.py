"""What the targets of plans measure: each in one place, named, in words, with its version.

A measure whose system does not exist yet has no reader: its targets say which system is missing and
take a declared figure. A change of what is counted is a new version; frozen figures name theirs.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from hamrong.governance.plan.rules.target import Share


@dataclass(frozen=True, slots=True)
class Asked:
    """Over what a share is asked.

    Moments from `since` up to and not including `until`; the levels of agencies, all when empty.
    """

    since: datetime
    until: datetime
    levels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure. `counted` and `of` say in Vietnamese what numerator and denominator are.

    `system` is the number of the system of the platform whose records it counts.
    """

    name: str
    counted: str
    of: str
    system: int
    version: int = 1
    read: Callable[[Asked], Share] | None = None


_KNOWN = (
    Measure(
        "citizens_and_businesses_with_unified_eid",
        "Người dân, doanh nghiệp có tài khoản đã xác thực, dùng được ở mọi hệ thống chung của tỉnh",
        "Người dân, doanh nghiệp có tài khoản",
        system=5,
    ),
    Measure(
        "online_services_at_level_3",
        "Thủ tục đang nộp trực tuyến được từ mức độ 3 trở lên",
        "Thủ tục đã đưa lên cổng để nộp hồ sơ",
        system=1,
    ),
    Measure(
        "online_services_at_level_4",
        "Thủ tục đang nộp trực tuyến được ở mức độ 4",
        "Thủ tục đã đưa lên cổng để nộp hồ sơ",
        system=1,
    ),
    Measure(
        "popular_online_services_at_level_4",
        "Thủ tục phổ biến đang nộp trực tuyến được ở mức độ 4",
        "Thủ tục phổ biến: nằm trong nhóm chiếm 80 % số hồ sơ của kỳ",
        system=1,
    ),
    Measure(
        "dossiers_handled_online",
        "Hồ sơ nộp trực tuyến đã giải quyết xong trong kỳ",
        "Hồ sơ đã giải quyết xong trong kỳ",
        system=2,
    ),
    Measure(
        "dossiers_through_one_stop_system",
        "Hồ sơ tiếp nhận qua hệ thống một cửa điện tử trong kỳ",
        "Hồ sơ tiếp nhận trong kỳ, kể cả số cơ quan kê khai tiếp nhận ngoài hệ thống",
        system=2,
    ),
    Measure(
        "online_services_with_mobile_signature",
        "Thủ tục nộp trực tuyến ký được bằng chữ ký số trên điện thoại",
        "Thủ tục nộp trực tuyến được",
        system=11,
    ),
    Measure(
        "online_services_with_electronic_dossier",
        "Thủ tục nộp trực tuyến có hồ sơ xử lý hoàn toàn bằng bản điện tử",
        "Thủ tục nộp trực tuyến được",
        system=2,
    ),
    Measure(
        "online_services_using_business_registry",
        "Thủ tục nộp trực tuyến lấy dữ liệu từ Cơ sở dữ liệu quốc gia về đăng ký doanh nghiệp",
        "Thủ tục nộp trực tuyến được",
        system=7,
    ),
    Measure(
        "websites_with_full_disclosure",
        "Cổng, trang thông tin công khai đủ mục theo Nghị định 43/2011/NĐ-CP",
        "Cổng, trang thông tin của cơ quan nhà nước",
        system=17,
    ),
    Measure(
        "agencies_using_document_system_and_mail",
        "Cơ quan dùng phần mềm quản lý văn bản và thư công vụ",
        "Cơ quan chuyên môn",
        system=9,
    ),
    Measure(
        "documents_exchanged_electronically",
        "Văn bản gửi, nhận dưới dạng điện tử",
        "Văn bản gửi, nhận giữa các cơ quan nhà nước, trừ văn bản mật",
        system=10,
    ),
    Measure(
        "work_files_processed_online",
        "Hồ sơ công việc xử lý trên môi trường mạng",
        "Hồ sơ công việc",
        system=9,
    ),
    Measure(
        "periodic_reports_via_national_system",
        "Báo cáo định kỳ gửi, nhận qua Hệ thống thông tin báo cáo quốc gia",
        "Báo cáo định kỳ không mật",
        system=13,
    ),
    Measure(
        "meeting_time_reduction",
        "Thời gian họp đã giảm so với năm trước",
        "Thời gian họp của năm trước",
        system=14,
    ),
    Measure(
        "satisfaction",
        "Lượt đánh giá hài lòng trở lên",
        "Lượt đánh giá việc giải quyết thủ tục hành chính",
        system=2,
    ),
    Measure(
        "systems_connected_through_exchange",
        "Hệ thống thông tin kết nối qua nền tảng tích hợp, chia sẻ dữ liệu",
        "Hệ thống thông tin liên quan đến người dân, doanh nghiệp",
        system=6,
    ),
    Measure(
        "districts_meeting_through_system",
        "Ủy ban nhân dân cấp huyện họp qua hệ thống phục vụ họp và xử lý công việc",
        "Ủy ban nhân dân cấp huyện",
        system=14,
    ),
)
MEASURES: Mapping[str, Measure] = {measure.name: measure for measure in _KNOWN}
