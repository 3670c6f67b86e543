"""Where the marks of simple charts stand. Units are those of the drawing, not of the screen."""

from collections.abc import Sequence
from dataclasses import dataclass

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
