"""The province's communes as a picture of our own, without tiles from elsewhere."""

from html import escape

from django.db.models import Q

from hamrong.foundation.directory.interface import Area, Level, organisation_date
from hamrong.service.forms.rules.mapping import SIDE, Box, box_of

_DOT, _NAME, _LAND, _EDGE, _PIN = "#5b7f7c", "#1f2d2c", "#eef3ee", "#b9c8c4", "#c2261c"
_SVG = "http://www.w3.org/2000/svg"
MOST_NAMES = 40
"""Names written on a map; more would lie over each other."""
_FEWEST_BETWEEN = 11
"""Pixels between two names, one below the other."""


def province_map() -> Box | None:
    """Return the piece of country with every commune; None where no coordinates are known."""
    points = [(lat, lng) for _name, lat, lng in _places()]
    return box_of(points) if points else None


def map_svg(box: Box, chosen: tuple[float, float] | None) -> str:
    """Draw the communes of a piece of country, named where there is room, and the place chosen."""
    drawn = [
        f'<svg xmlns="{_SVG}" viewBox="0 0 {SIDE} {SIDE}" width="{SIDE}" height="{SIDE}">',
        f'<rect width="{SIDE}" height="{SIDE}" fill="{_LAND}" stroke="{_EDGE}"/>',
    ]
    seen = [(name, box.pixel(lat, lng)) for name, lat, lng in _places()]
    seen = [one for one in seen if all(0 <= at <= SIDE for at in one[1])]
    drawn += [f'<circle cx="{x}" cy="{y}" r="2" fill="{_DOT}"/>' for _name, (x, y) in seen]
    drawn += _names(seen)
    if chosen is not None:
        x, y = box.pixel(*chosen)
        drawn.append(
            f'<circle cx="{x}" cy="{y}" r="7" fill="none" stroke="{_PIN}" stroke-width="3"/>'
            f'<circle cx="{x}" cy="{y}" r="2" fill="{_PIN}"/>'
        )
    return "".join([*drawn, "</svg>"])


def _names(seen: list[tuple[str, tuple[float, float]]]) -> list[str]:
    """Write names from the top down, leaving out what would lie over another."""
    taken: list[tuple[float, float]] = []
    drawn = []
    for name, (x, y) in sorted(seen, key=lambda one: one[1][1]):
        crowded = any(abs(y - v) < _FEWEST_BETWEEN and abs(x - u) < SIDE / 4 for u, v in taken)
        if crowded or len(taken) >= MOST_NAMES:
            continue
        taken.append((x, y))
        anchor = "end" if x > SIDE * 3 / 4 else "start"
        left = x - 4 if anchor == "end" else x + 4
        drawn.append(
            f'<text x="{left}" y="{y + 3}" font-size="9" font-family="sans-serif" fill="{_NAME}" '
            f'text-anchor="{anchor}">{escape(name)}</text>'
        )
    return drawn


def _places() -> list[tuple[str, float, float]]:
    """Return the communes of the organisation date with coordinates. One query."""
    day = organisation_date()
    living = Area.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gt=day),
        valid_from__lte=day,
        level=Level.COMMUNE,
        latitude__isnull=False,
        longitude__isnull=False,
    )
    rows = living.order_by("code").values_list("name", "latitude", "longitude")
    return [(_bare(name), lat or 0.0, lng or 0.0) for name, lat, lng in rows]


def _bare(name: str) -> str:
    """Return a commune's name without its kind, as maps write it."""
    for kind in ("Xã ", "Phường ", "Thị trấn "):
        name = name.removeprefix(kind)
    return name
