"""How values of targets read."""

from typing import Final

from django.template import Library
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hamrong.governance.plan.queries.measures import Measure, Over
from hamrong.governance.plan.queries.targets import Value
from hamrong.governance.plan.rules.quarter import Quarter
from hamrong.governance.plan.rules.target import Share, Verdict

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
def verdict_words(verdict: str) -> str:
    """Return what a verdict says."""
    return str(_VERDICTS[Verdict(verdict)][0])


@register.filter
def verdict_kind(verdict: str) -> str:
    """Return the kind of tag a verdict is shown as."""
    return _VERDICTS[Verdict(verdict)][1]


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
