"""What the targets of plans measure: each in one place, named, in words, with its version.

A measure whose system does not exist yet has no reader: its targets say which system is missing and
take a declared figure. A change of what is counted is a new version; frozen figures name theirs.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from hamrong.governance.plan.queries import readers
from hamrong.governance.plan.queries.records import Reading, Records
from hamrong.service.dossiers.interface import FEWEST_SHOWN


class Over(StrEnum):
    """Of which time a measure speaks."""

    QUARTER = "quarter"
    MOMENT = "moment"


class Behind(StrEnum):
    """Which records lie behind a measure's number, for whoever may read them."""

    NOTHING = ""
    RECEIVED = "received"
    FINISHED = "finished"
    SERVICES = "services"


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure. `counted` and `of` say in Vietnamese what numerator and denominator are.

    `system` is the number of the system of the platform whose records it counts. One over a moment
    is read from how things stand, so that it cannot be read later for an earlier time. Of fewer
    than `fewest` nothing is shown. Where it `adds_outside`, what agencies declare to have handled
    outside the platform is added to the denominator.
    """

    name: str
    counted: str
    of: str
    system: int
    version: int = 1
    over: Over = Over.QUARTER
    fewest: int = 1
    adds_outside: bool = False
    behind: Behind = Behind.NOTHING
    read: Callable[[Records], Reading] | None = None


_KNOWN = (
    Measure(
        "citizens_and_businesses_with_unified_eid",
        "Người dân, doanh nghiệp có tài khoản đã xác thực, dùng được ở mọi hệ thống chung của tỉnh",
        "Người dân, doanh nghiệp có tài khoản",
        system=5,
    ),
    Measure(
        "online_services_at_level_3",
        "Thủ tục đang nộp trực tuyến được (mức độ 3 trở lên)",
        "Thủ tục tỉnh đã biên soạn để làm trên cổng, kể cả thủ tục chưa nộp được",
        system=1,
        over=Over.MOMENT,
        behind=Behind.SERVICES,
        read=readers.level_3,
    ),
    Measure(
        "online_services_at_level_4",
        "Thủ tục đang nộp trực tuyến được, kể cả nộp phí (mức độ 4)",
        "Thủ tục tỉnh đã biên soạn để làm trên cổng, kể cả thủ tục chưa nộp được",
        system=1,
        over=Over.MOMENT,
        behind=Behind.SERVICES,
        read=readers.level_4,
    ),
    Measure(
        "popular_online_services_at_level_4",
        "Thủ tục phổ biến đang nộp trực tuyến được, kể cả nộp phí (mức độ 4)",
        "Thủ tục phổ biến: ít thủ tục nhất mà cộng lại đủ 80 % số hồ sơ nhận trong quý",
        system=1,
        over=Over.MOMENT,
        behind=Behind.SERVICES,
        read=readers.popular_at_level_4,
    ),
    Measure(
        "dossiers_handled_online",
        "Hồ sơ nộp trực tuyến đã có kết quả trong quý",
        "Hồ sơ đã có kết quả trong quý; không tính hồ sơ bị từ chối, dừng hoặc rút",
        system=2,
        behind=Behind.FINISHED,
        read=readers.handled_online,
    ),
    Measure(
        "dossiers_through_one_stop_system",
        "Hồ sơ cơ quan nhận trên hệ thống này trong quý, nộp trực tuyến, tại quầy hay qua bưu điện",
        "Hồ sơ nhận trên hệ thống này, cộng số hồ sơ các cơ quan kê khai đã nhận ngoài hệ thống",
        system=2,
        adds_outside=True,
        behind=Behind.RECEIVED,
        read=readers.one_stop,
    ),
    Measure(
        "online_services_with_mobile_signature",
        "Thủ tục nộp trực tuyến ký được bằng chữ ký số trên điện thoại",
        "Thủ tục nộp trực tuyến được",
        system=11,
    ),
    Measure(
        "online_services_with_electronic_dossier",
        "Thủ tục có hồ sơ nộp trực tuyến đã có kết quả trong quý, mà không hồ sơ nào trong đó"
        " có giấy tờ nhận bằng bản giấy",
        "Thủ tục đang nộp trực tuyến được (mức độ 3 trở lên)",
        system=2,
        over=Over.MOMENT,
        behind=Behind.SERVICES,
        read=readers.electronic,
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
        "Lượt đánh giá hài lòng hoặc rất hài lòng trong quý",
        "Lượt đánh giá việc giải quyết hồ sơ trong quý",
        system=2,
        fewest=FEWEST_SHOWN,
        read=readers.satisfied,
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
