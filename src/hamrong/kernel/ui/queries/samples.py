"""What the living page shows: invented, marked as samples, the same at every look."""

from dataclasses import dataclass, field
from datetime import datetime

from hamrong.kernel.calendar.interface import VIETNAM
from hamrong.kernel.ui.queries.menu import MenuEntry


def _at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2024, 11, day, hour, minute, tzinfo=VIETNAM)


@dataclass(frozen=True)
class SampleStep:
    """A step of the line of steps."""

    name: str
    state: str
    left_at: datetime | None = None
    due_at: datetime | None = None


@dataclass(frozen=True)
class SampleEntry:
    """A fact of the timeline."""

    at: datetime
    title: str
    actor_name: str
    icon: str
    note: str = ""


@dataclass(frozen=True)
class SampleRow:
    """A line of a list."""

    code: str
    name: str
    applicant: str
    due: str
    due_at: datetime
    kind: str
    state: str


STEPS = (
    SampleStep("Nộp hồ sơ", "done", _at(4, 8, 12)),
    SampleStep("Tiếp nhận", "done", _at(4, 10, 30)),
    SampleStep("Thẩm định", "current", None, _at(8, 17)),
    SampleStep("Ký duyệt", "coming"),
    SampleStep("Trả kết quả", "coming"),
)
ENTRIES = (
    SampleEntry(_at(4, 8, 12), "Đã nộp hồ sơ", "Lê Thị Hoa", "send"),
    SampleEntry(_at(4, 10, 30), "Đã tiếp nhận, hẹn trả ngày 12/11/2024", "Phạm Văn Minh", "inbox"),
    SampleEntry(
        _at(5, 14, 5),
        "Yêu cầu bổ sung giấy tờ",
        "Nguyễn Thị Thu",
        "file-plus",
        "Bản chụp giấy chứng sinh bị mờ, xin gửi lại bản rõ hơn.",
    ),
)
ROWS = (
    SampleRow(
        "000.17.22.H56-241104-0003",
        "Đăng ký khai sinh",
        "Lê Thị Hoa",
        "overdue",
        _at(5, 17),
        "info",
        "Đang giải quyết",
    ),
    SampleRow(
        "000.17.22.H56-241105-0011",
        "Cấp giấy phép xây dựng nhà ở riêng lẻ",
        "Trịnh Đình Dũng",
        "soon",
        _at(8, 17),
        "warning",
        "Chờ bổ sung",
    ),
    SampleRow(
        "000.17.22.H56-241106-0002",
        "Xác nhận tình trạng hôn nhân",
        "Hoàng Thị Lan",
        "later",
        _at(14, 17),
        "success",
        "Đã có kết quả",
    ),
)
FIGURES = (
    ("Chờ tiếp nhận", 18, "info"),
    ("Đang giải quyết", 64, ""),
    ("Chờ bổ sung", 9, "warning"),
    ("Quá hạn", 3, "danger"),
    ("Đã có kết quả", 127, "success"),
)
MONTHS = (("T6", 82), ("T7", 95), ("T8", 71), ("T9", 110), ("T10", 134), ("T11", 127))
SHARES = ((63.5, 50, "success"), (44.2, 50, "warning"), (12, 50, "danger"), (None, 50, ""))
SPAN_YEARS = ((0.0, "2024"), (0.333, "2025"), (0.667, "2026"))
SPANS = (
    ((0.0, 0.4), "Hạn 15/3/2025; quá hạn", "danger", False),
    ((0.2, 1.0), "Thực hiện thường xuyên", "", True),
)
QUARTERS = (
    ("III/2023", 31.5),
    ("IV/2023", 38),
    ("I/2024", None),
    ("II/2024", 44.2),
    ("III/2024", 52),
)
PLACES = (
    ("Phường Hàm Rồng: 63,5 %", "success", 19.843, 105.774),
    ("Phường Bỉm Sơn: 44,2 %", "warning", 20.074, 105.912),
    ("Xã Mường Lát: 12 %", "danger", 20.522, 104.534),
    ("Xã Hồi Xuân: chưa có số", "neutral", 20.399, 105.107),
)
SUMMARY = (
    ("Họ và tên", "Lê Thị Hoa", "#"),
    ("Ngày sinh", "02/09/1985", "#"),
    ("Nơi thường trú", "Số 5 đường Bà Triệu, phường Hàm Rồng", "#"),
)
TABS = (
    MenuEntry("Tất cả", "?", "", current=True, count=221),
    MenuEntry("Chờ tôi", "?cua-toi=1", "", current=False, count=12),
    MenuEntry("Quá hạn", "?han=qua", "", current=False, count=3),
)

EVENTS = (
    ("baby", "Sinh con", "Khai sinh, thẻ bảo hiểm, thường trú"),
    ("house", "Nhà và đất", "Giấy phép xây dựng, sổ đỏ"),
    ("heart-handshake", "Kết hôn", "Đăng ký kết hôn, xác nhận tình trạng"),
    ("briefcase-business", "Kinh doanh", "Đăng ký hộ kinh doanh, thay đổi"),
)
COLOURS = (
    "paper",
    "surface",
    "sunken",
    "ink",
    "ink-soft",
    "line-strong",
    "band",
    "river",
    "river-tint",
    "bronze",
    "bronze-bright",
    "info",
    "success",
    "warning",
    "danger",
)


@dataclass(frozen=True)
class Samples:
    """All of it, for the template."""

    steps: tuple[SampleStep, ...] = STEPS
    entries: tuple[SampleEntry, ...] = ENTRIES
    rows: tuple[SampleRow, ...] = ROWS
    figures: tuple[tuple[str, int, str], ...] = FIGURES
    months: tuple[tuple[str, int], ...] = MONTHS
    shares: tuple[tuple[float | None, int, str], ...] = SHARES
    quarters: tuple[tuple[str, float | None], ...] = QUARTERS
    span_years: tuple[tuple[float, str], ...] = SPAN_YEARS
    span_scale: tuple[tuple[tuple[float, str], ...], float] = (SPAN_YEARS, 0.62)
    spans: tuple[tuple[tuple[float, float], str, str, bool], ...] = SPANS
    places: tuple[tuple[str, str, float, float], ...] = PLACES
    summary: tuple[tuple[str, str, str], ...] = SUMMARY
    tabs: tuple[MenuEntry, ...] = TABS
    events: tuple[tuple[str, str, str], ...] = EVENTS
    colours: tuple[str, ...] = COLOURS
    kinds: tuple[str, ...] = field(
        default=("info", "success", "warning", "danger", "neutral", "demo")
    )
