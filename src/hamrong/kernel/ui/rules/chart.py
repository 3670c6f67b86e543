"""Where the marks of simple charts stand. Units are those of the drawing, not of the screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

WIDTH = 640
LABEL_WIDTH = 190
VALUE_WIDTH = 70
ROW = 30
BAR = 18
LINE_HEIGHT = 180
BASELINE = 150
TOP = 16
MARGIN = 24


@dataclass(frozen=True)
class Bar:
    """One horizontal bar with its text."""

    label: str
    value: int
    kind: str
    y: float
    text_y: float
    width: float
    value_x: float


@dataclass(frozen=True)
class Point:
    """One point of a line."""

    label: str
    value: int
    x: float
    y: float


def bars(rows: Sequence[tuple[str, int, str]]) -> tuple[Bar, ...]:
    """Place (label, value, kind) as bars from top to bottom; the longest fills the room."""
    most = max((value for _, value, _ in rows), default=0)
    room = WIDTH - LABEL_WIDTH - VALUE_WIDTH
    placed = []
    for index, (label, value, kind) in enumerate(rows):
        width = round(room * value / most, 1) if most > 0 else 0.0
        top = index * ROW + (ROW - BAR) / 2
        placed.append(Bar(label, value, kind, top, top + BAR - 4, width, LABEL_WIDTH + width + 8))
    return tuple(placed)


def points(rows: Sequence[tuple[str, int]]) -> tuple[Point, ...]:
    """Place (label, value) as points from left to right; zero stands on the baseline."""
    most = max((value for _, value in rows), default=0) or 1
    step = (WIDTH - 2 * MARGIN) / max(len(rows) - 1, 1)
    return tuple(
        Point(
            label,
            value,
            round(MARGIN + index * step, 1),
            round(BASELINE - (BASELINE - TOP) * value / most, 1),
        )
        for index, (label, value) in enumerate(rows)
    )


# A share against what is asked for, and shares over time: all from nothing to a hundred per cent.
BULLET_WIDTH, BULLET_HEIGHT = 200, 20
TREND_WIDTH, TREND_HEIGHT, TREND_MARGIN = 360, 150, 22
TREND_TOP, TREND_BASE = 18, 124
_WHOLE = 100.0


@dataclass(frozen=True)
class Dot:
    """One share of a trend, at its time."""

    label: str
    value: float
    x: float
    y: float


@dataclass(frozen=True)
class Trend:
    """Shares from left to right. `lines` join neighbours; a time without a share breaks them.

    `names` are the times below the base, known or not.
    """

    dots: tuple[Dot, ...]
    lines: tuple[str, ...]
    names: tuple[tuple[float, str], ...]


def bullet_x(share: float) -> float:
    """Return where a share in per cent stands on the bullet's scale, never beyond its ends."""
    return round(BULLET_WIDTH * min(max(share, 0.0), _WHOLE) / _WHOLE, 1)


def trend_y(share: float) -> float:
    """Return how high a share in per cent stands; nothing stands on the base."""
    part = min(max(share, 0.0), _WHOLE) / _WHOLE
    return round(TREND_BASE - (TREND_BASE - TREND_TOP) * part, 1)


def trend(rows: Sequence[tuple[str, float | None]]) -> Trend:
    """Place (label, share in per cent) from left to right; None where none is known."""
    step = (TREND_WIDTH - 2 * TREND_MARGIN) / max(len(rows) - 1, 1)
    runs: list[list[Dot]] = [[]]
    names = []
    for index, (label, value) in enumerate(rows):
        x = round(TREND_MARGIN + index * step, 1) if len(rows) > 1 else TREND_WIDTH / 2
        names.append((x, label))
        if value is None:
            runs.append([])
        else:
            runs[-1].append(Dot(label, value, x, trend_y(value)))
    return Trend(
        dots=tuple(dot for run in runs for dot in run),
        lines=tuple(" ".join(f"{d.x},{d.y}" for d in run) for run in runs if len(run) > 1),
        names=tuple(names),
    )


# A map of points: as wide as a phone, at the scale of its middle.
MAP_WIDTH, MAP_MARGIN = 360, 12


@dataclass(frozen=True)
class Mark:
    """A point on the map, with what is told of it."""

    label: str
    kind: str
    x: float
    y: float


@dataclass(frozen=True)
class PointMap:
    """Points where they lie, north above."""

    marks: tuple[Mark, ...]
    height: float


def point_map(rows: Sequence[tuple[str, str, float, float]]) -> PointMap:
    """Place (label, kind, latitude, longitude) on a map that just holds them all."""
    if not rows:
        return PointMap((), 0)
    north, south = max(row[2] for row in rows), min(row[2] for row in rows)
    west, east = min(row[3] for row in rows), max(row[3] for row in rows)
    shrink = cos(radians((north + south) / 2))
    room = MAP_WIDTH - 2 * MAP_MARGIN
    scale = room / max((east - west) * shrink, (north - south), _NO_DISTANCE)
    left = (MAP_WIDTH - (east - west) * shrink * scale) / 2
    marks = tuple(
        Mark(
            label,
            kind,
            round(left + (longitude - west) * shrink * scale, 1),
            round(MAP_MARGIN + (north - latitude) * scale, 1),
        )
        for label, kind, latitude, longitude in rows
    )
    return PointMap(marks, round((north - south) * scale + 2 * MAP_MARGIN, 1))


_NO_DISTANCE = 1e-6


# Times beside each other: all from the beginning of a plan to its end.
SPAN_WIDTH, SPAN_HEIGHT, SPAN_SHORTEST = 320, 18, 3.0


def span_x(place: float) -> float:
    """Return where a place between 0 and 1 stands, never beyond the ends."""
    return round(SPAN_WIDTH * min(max(place, 0.0), 1.0), 1)
