"""How values of targets read."""

from decimal import Decimal
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django.template import Library
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hamrong.governance.plan.queries.measures import Behind, Measure, Over
from hamrong.governance.plan.queries.target_page import TargetPage
from hamrong.governance.plan.queries.targets import Value
from hamrong.governance.plan.rules.quarter import Quarter
from hamrong.governance.plan.rules.target import Share, Verdict, verdict

register = Library()

_VERDICTS: Final = {
    Verdict.MET: (gettext_lazy("Đạt"), "success"),
    Verdict.NEAR: (gettext_lazy("Gần đạt"), "warning"),
    Verdict.MISSED: (gettext_lazy("Chưa đạt"), "danger"),
    Verdict.UNMEASURED: (gettext_lazy("Chưa có số"), "neutral"),
}
_LEVELS: Final = {
    "province": gettext_lazy("cấp tỉnh"),
    "district": gettext_lazy("cấp huyện"),
    "commune": gettext_lazy("cấp xã"),
}


@register.filter
def verdict_words(found: str) -> str:
    """Return what a verdict says."""
    return str(_VERDICTS[Verdict(found)][0])


@register.filter
def verdict_kind(found: str) -> str:
    """Return the kind of tag a verdict is shown as."""
    return _VERDICTS[Verdict(found)][1]


@register.filter
def percent_of(share: Share | None) -> float | None:
    """Return a share in per cent, None of nothing."""
    percent = share.percent if share else None
    return None if percent is None else float(percent)


@register.filter
def quarter_words(quarter: Quarter) -> str:
    """Return a quarter as people write it: quý II/2026."""
    return _("quý %(number)s/%(year)s") % {"number": quarter.roman, "year": quarter.year}


@register.filter
def level_words(levels: tuple[str, ...]) -> str:
    """Return the levels a target speaks of; all of them where it names none."""
    return ", ".join(str(_LEVELS[level]) for level in levels or _LEVELS)


@register.filter
def level_name(level: str) -> str:
    """Return the name of one level, as a heading."""
    words = str(_LEVELS[level])
    return words[:1].upper() + words[1:]


@register.filter
def verdict_kind_of(share: Share | None, least: float | None) -> str:
    """Return the kind of tag of a share judged by the least asked for."""
    wanted = None if least is None else Decimal(str(least))
    return verdict_kind(verdict(share, wanted))


@register.simple_tag
def records_url(page: TargetPage, agency_id: UUID | None = None) -> str:
    """Return the list of the dossiers behind a target's number, of one agency if it is named."""
    measure = page.row.measure
    if measure is None or measure.behind not in _DAYS:
        return ""
    first, last, agency = _DAYS[measure.behind]
    asked = {first: page.opens_on.isoformat(), last: page.closes_on.isoformat()}
    if agency_id is not None:
        asked[agency] = str(agency_id)
    return f"{reverse('dossiers:list')}?{urlencode(asked)}"


# How the list of dossiers is asked for what came or was finished on days, at an agency.
_DAYS: Final = {
    Behind.RECEIVED: ("nhan-tu", "nhan-den", "noi-nhan"),
    Behind.FINISHED: ("xong-tu", "xong-den", "co-quan"),
}


@register.filter
def period_words(measure: Measure) -> str:
    """Return of which time a measure speaks."""
    if measure.over is Over.MOMENT:
        return _("Đếm theo hiện trạng, chốt ngay sau ngày cuối của quý báo cáo.")
    return _("Cộng mọi ngày của quý báo cáo, từ ngày đầu đến hết ngày cuối.")


@register.filter
def points(trend: tuple[Value, ...]) -> list[tuple[str, float | None]]:
    """Return the latest values of a trend as a chart takes them."""
    shown = trend[-_SHOWN:]
    return [(f"{v.quarter.roman}/{v.quarter.year % 100:02}", percent_of(v.share)) for v in shown]


_SHOWN: Final = 8
