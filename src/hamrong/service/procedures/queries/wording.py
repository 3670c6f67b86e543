"""The catalogue's words in the reader's language: terms, levels, ways, life events."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from hamrong.kernel.calendar.interface import today
from hamrong.kernel.language.interface import told_plain
from hamrong.kernel.text.interface import format_money
from hamrong.service.procedures.rules.fees import Fee, FeeTotal, amount_of
from hamrong.service.procedures.rules.procedure import (
    LifeEvent,
    Time,
    TimeUnit,
)
from hamrong.service.procedures.rules.service_level import Lack, OnlineScope, ServiceLevel


@dataclass(frozen=True, slots=True)
class EventLabel:
    """How a life event is called and drawn (an icon's name in Lucide)."""

    name: str | Promise
    icon: str


LIFE_EVENTS: Final[dict[LifeEvent, EventLabel]] = {
    LifeEvent.BIRTH: EventLabel(_("Sinh con, nuôi con nhỏ"), "baby"),
    LifeEvent.MARRIAGE: EventLabel(_("Hôn nhân và gia đình"), "heart-handshake"),
    LifeEvent.DEATH: EventLabel(_("Người thân qua đời"), "flower-2"),
    LifeEvent.CIVIL_STATUS: EventLabel(_("Hộ tịch"), "book-user"),
    LifeEvent.CERTIFICATION: EventLabel(_("Chứng thực giấy tờ"), "stamp"),
    LifeEvent.RESIDENCE: EventLabel(_("Cư trú và giấy tờ tùy thân"), "id-card"),
    LifeEvent.LAND: EventLabel(_("Đất đai, nhà ở"), "map-pinned"),
    LifeEvent.BUILD: EventLabel(_("Xây dựng, sửa nhà"), "house"),
    LifeEvent.START_BUSINESS: EventLabel(_("Bắt đầu kinh doanh"), "store"),
    LifeEvent.RUN_BUSINESS: EventLabel(_("Hoạt động kinh doanh"), "briefcase-business"),
    LifeEvent.WORK: EventLabel(_("Việc làm, hành nghề"), "hard-hat"),
    LifeEvent.VEHICLE: EventLabel(_("Phương tiện và người lái"), "car"),
    LifeEvent.HARDSHIP: EventLabel(_("Trợ giúp xã hội"), "hand-helping"),
    LifeEvent.HEALTH: EventLabel(_("Sức khỏe và y tế"), "heart-pulse"),
    LifeEvent.EDUCATION: EventLabel(_("Học tập"), "graduation-cap"),
    LifeEvent.RETIREMENT: EventLabel(_("Hưu trí"), "armchair"),
    LifeEvent.COMPLAINT: EventLabel(_("Khiếu nại, tố cáo"), "scale"),
}

LEVELS: Final[dict[str, Promise]] = {
    "commune": _("Cấp xã"),
    "district": _("Cấp huyện"),
    "province": _("Cấp tỉnh"),
    "ministry": _("Cấp bộ"),
    "vertical": _("Cơ quan ngành dọc"),
}

DESKS: Final = ("commune", "district", "province")
"""The levels that take dossiers at a one-stop desk of the province."""

SCOPES: Final[dict[OnlineScope, Promise]] = {
    OnlineScope.WHOLE: _("Trực tuyến toàn trình"),
    OnlineScope.PARTIAL: _("Trực tuyến một phần"),
    OnlineScope.INFORMATION: _("Cung cấp thông tin"),
}


LACKS: Final[dict[Lack, Promise]] = {
    Lack.FILING: _("Chưa nộp được tại đây: còn thiếu biểu mẫu điện tử hoặc quy trình."),
    Lack.PROCESS: _("Chưa nộp được tại đây: mới có tờ khai để tải về, còn thiếu quy trình."),
    Lack.PAYMENT: _("Phí, lệ phí nếu có chưa nộp trực tuyến được, phải nộp tại bộ phận một cửa."),
    Lack.RESULT: _("Kết quả chưa nhận trực tuyến được."),
    Lack.PRESENCE: _("Người yêu cầu phải có mặt."),
    Lack.ORIGINALS: _("Phải xuất trình bản chính tại bộ phận một cửa."),
    Lack.ANNOUNCEMENT: _("Cơ quan chưa công bố mức độ 4; có thể còn bước phải làm trực tiếp."),
}


def time_words(time: Time) -> str:
    """Say a term in words, with its note if it has one."""
    if time.unit is TimeUnit.SAME_DAY:
        words = gettext("Trong ngày; nhận sau 15 giờ thì trả vào ngày làm việc tiếp theo")
    elif time.unit is TimeUnit.WORKING_DAYS:
        words = ngettext("%(count)d ngày làm việc", "%(count)d ngày làm việc", time.value)
    elif time.unit is TimeUnit.CALENDAR_DAYS:
        words = ngettext("%(count)d ngày", "%(count)d ngày", time.value)
    elif time.unit is TimeUnit.WORKING_HOURS:
        words = ngettext("%(count)d giờ làm việc", "%(count)d giờ làm việc", time.value)
    elif time.unit is TimeUnit.OTHER:
        words = gettext("Cơ quan hẹn ngày khi tiếp nhận")
    else:
        words = ngettext("%(count)d tháng", "%(count)d tháng", time.value)
    words = words % {"count": time.value} if "%(" in words else words
    return f"{words} ({told_plain(time.note)})" if time.note else words


def level_words(level: str) -> str:
    """Name a level of government."""
    return str(LEVELS.get(level, level))


def lack_words(lack: Lack) -> str:
    """Say what keeps a procedure from being wholly online."""
    return str(LACKS[lack])


def online_words(reached: ServiceLevel) -> str:
    """Say how much can be done online, with the level of Circular 32/2017/TT-BTTTT."""
    return gettext("%(scope)s (mức độ %(level)d)") % {
        "scope": SCOPES[reached.scope],
        "level": reached.level,
    }


def received_words(level: str, department: str) -> str:
    """Say where a dossier is handed in."""
    if department and level == "province":
        return gettext("Bộ phận một cửa của %(agency)s") % {"agency": told_plain(department)}
    if level == "province":
        return gettext("Bộ phận một cửa cấp tỉnh")
    if level == "district":
        return gettext("Bộ phận một cửa của Ủy ban nhân dân cấp huyện")
    return gettext("Bộ phận một cửa của Ủy ban nhân dân cấp xã")


def decided_words(level: str, department: str) -> str:
    """Say who decides."""
    if department:
        return told_plain(department)
    if level == "province":
        return gettext("Ủy ban nhân dân tỉnh")
    if level == "district":
        return gettext("Ủy ban nhân dân cấp huyện")
    return gettext("Ủy ban nhân dân cấp xã")


def fee_words(fee: Fee, *, online: bool = True) -> str:
    """Say what one fee line costs on a channel: an amount, nothing, or that the rule decides."""
    amount = amount_of(fee, online=online, on=today())
    if amount is None:
        return gettext("Theo quy định")
    if fee.tiers:
        return _tier_words(fee)
    if amount == 0:
        return gettext("Không thu")
    if fee.per:
        return gettext("%(amount)s mỗi %(unit)s") % {
            "amount": format_money(amount),
            "unit": told_plain(fee.per),
        }
    return format_money(amount)


def _tier_words(fee: Fee) -> str:
    first, *later = fee.tiers
    said = [
        gettext("%(amount)s mỗi %(unit)s")
        % {"amount": format_money(first.amount), "unit": told_plain(fee.per)}
        if first.amount
        else gettext("Không thu")
    ]
    said += [
        gettext("từ %(unit)s thứ %(since)d: %(amount)s")
        % {"unit": told_plain(fee.per), "since": tier.since, "amount": format_money(tier.amount)}
        for tier in later
    ]
    if fee.cap is not None:
        said.append(gettext("tối đa %(amount)s mỗi bản") % {"amount": format_money(fee.cap)})
    return ", ".join(said)


def total_words(total: FeeTotal) -> str:
    """Say what an ordinary applicant pays, and whether it can differ."""
    if total.amount is None:
        return gettext("Theo quy định")
    if total.amount == 0:
        return gettext("Không thu") if total.exact else gettext("Tùy trường hợp, có thể không thu")
    amount = format_money(total.amount)
    return amount if total.exact else gettext("%(amount)s (tùy trường hợp)") % {"amount": amount}
