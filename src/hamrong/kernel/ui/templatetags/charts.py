"""Pictures of shares: against what is asked for, and over time. /ui/ shows each."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.utils.translation import gettext as _

from hamrong.kernel.text.interface import format_share
from hamrong.kernel.ui.rules import chart

register = template.Library()


@register.inclusion_tag("ui/parts/bullet_chart.html")
def bullet_chart(share: Any, least: Any = None, kind: str = "") -> dict[str, Any]:
    """Draw a share in per cent as a bar against the least it should be, if anything is asked.

    `kind` colours it: success, warning, danger. Without a share only the threshold is drawn.
    """
    known = None if share is None else float(share)
    wanted = None if least is None else float(least)
    return {
        "label": _bullet_words(known, wanted),
        "bar": None if known is None else chart.bullet_x(known),
        "mark": None if wanted is None else min(chart.bullet_x(wanted), chart.BULLET_WIDTH - 1.5),
        "kind": kind,
        "width": chart.BULLET_WIDTH,
        "height": chart.BULLET_HEIGHT,
    }


@register.inclusion_tag("ui/parts/trend_chart.html")
def trend_chart(
    rows: Iterable[Sequence[Any]], title: str, least: Any = None, *, small: bool = False
) -> dict[str, Any]:
    """Draw (label, share in per cent or None) over time, with a line at the least asked for.

    `small` leaves out all words, for use in a table.
    """
    given = [(str(row[0]), None if row[1] is None else float(row[1])) for row in rows]
    said = [
        f"{label} {_('chưa có số') if value is None else format_share(value)}"
        for label, value in given
    ]
    return {
        "title": title,
        "label": f"{title}: {', '.join(said)}",
        "trend": chart.trend(given),
        "least": None if least is None else chart.trend_y(float(least)),
        "small": small,
        "width": chart.TREND_WIDTH,
        "height": chart.TREND_HEIGHT,
        "base": chart.TREND_BASE,
    }


def _bullet_words(share: float | None, least: float | None) -> str:
    told = {
        "share": "" if share is None else format_share(share),
        "least": "" if least is None else format_share(least),
    }
    if share is None:
        return (
            _("Chưa có số; cần ít nhất %(least)s") % told if least is not None else _("Chưa có số")
        )
    if least is None:
        return told["share"]
    return _("%(share)s; cần ít nhất %(least)s") % told


@register.inclusion_tag("ui/parts/point_map.html")
def point_map(rows: Iterable[Sequence[Any]], title: str) -> dict[str, Any]:
    """Draw (label, kind, latitude, longitude) as points of a map; a table stands beside it.

    `kind` success, warning, danger or neutral gives each its colour and its shape.
    """
    given = [(str(row[0]), str(row[1]), float(row[2]), float(row[3])) for row in rows]
    drawn = chart.point_map(given)
    return {"title": title, "map": drawn, "width": chart.MAP_WIDTH, "height": drawn.height}


@register.inclusion_tag("ui/parts/span_chart.html")
def span_chart(
    span: Sequence[float],
    scale: Sequence[Any],
    label: str,
    kind: str = "",
    *,
    is_open: bool = False,
) -> dict[str, Any]:
    """Draw a time from start to end, both between 0 and 1; `is_open` where it has no end.

    `scale` are the years as (place, name) and where now stands, as `span_axis` names them above.
    """
    years, now = scale
    start, end = (chart.span_x(place) for place in span)
    return {
        "label": label,
        "years": [chart.span_x(at) for at, _name in years if at > 0],
        "x": start,
        "long": max(round(end - start, 1), chart.SPAN_SHORTEST),
        "now": chart.span_x(now),
        "kind": kind,
        "is_open": is_open,
        "width": chart.SPAN_WIDTH,
        "height": chart.SPAN_HEIGHT,
    }


@register.inclusion_tag("ui/parts/span_axis.html")
def span_axis(years: Iterable[Sequence[Any]]) -> dict[str, Any]:
    """Write the names of years (place, name) as the head of a column of `span_chart`."""
    return {
        "years": [(chart.span_x(at) + 2, str(name)) for at, name in years],
        "width": chart.SPAN_WIDTH,
        "height": chart.SPAN_HEIGHT,
    }
