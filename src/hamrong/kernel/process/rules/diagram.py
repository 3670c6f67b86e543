"""Where everything of a process stands on its drawing.

The ordinary way runs down the middle; other steps stand to its right, other ends to its left, each
beside the step that leads there. Lines leave a box at their own height and turn in a lane of their
own, so no two labels or lines lie on each other. Units are pixels of the SVG.
"""

import textwrap
from collections import Counter
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from hamrong.kernel.process.rules.definition import BACK, END, Action, Definition

BOX_WIDTH = 236
END_WIDTH = 172
BOX_HEIGHT = 84
END_HEIGHT = 48
PORT = 24
ROW_GAP = 56
LABEL = 172
LANE = 14
MARGIN = 16
LINE_HEIGHT = 19
LETTERS = 27
END_LETTERS = 19
LABEL_LETTERS = 24


class Kind(StrEnum):
    """What a box stands for."""

    STEP = "step"
    WAITING = "waiting"
    END = "end"


@dataclass(frozen=True)
class Text:
    """A line of text at its place."""

    text: str
    x: int
    y: int
    anchor: str = "middle"


@dataclass(frozen=True)
class Box:
    """A step or an end; `foot` is the height of the line below its name, for the reader's use."""

    key: str
    kind: Kind
    x: int
    y: int
    width: int
    height: int
    lines: tuple[Text, ...]
    foot: int


@dataclass(frozen=True)
class Line:
    """A way from box to box; `two_way` where the matter comes back the same way."""

    source: str
    target: str
    path: str
    labels: tuple[Text, ...]
    style: str
    two_way: bool


@dataclass(frozen=True)
class Diagram:
    """A whole drawing. `start` is the top of the first step, where matters come in."""

    width: int
    height: int
    start: tuple[int, int]
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def draw(definition: Definition) -> Diagram:
    """Lay out a process that fits SCHEMA and is sound."""
    return _Plan(definition).diagram()


class _Column(IntEnum):
    LEFT = -1
    MIDDLE = 0
    RIGHT = 1


class _Gap(IntEnum):
    """The room between two columns, and right of the last, where lines turn."""

    LEFT = 0
    RIGHT = 1
    OUTER = 2


@dataclass
class _Way:
    """One line to draw, before it has a place. Sides: -1 leaves or arrives left, 1 right."""

    source: str
    target: str
    actions: list[Action]
    back: list[Action] = field(default_factory=list)
    straight: bool = False
    gap: _Gap = _Gap.RIGHT
    out_side: int = 1
    into_side: int = 1
    out: int = 0
    into: int = 0
    lane: int = 0


class _Plan:
    """The drawing in the making: columns and rows, then lines, then pixels."""

    def __init__(self, definition: Definition) -> None:
        self.definition = definition
        self.column: dict[str, _Column] = {}
        self.row: dict[str, int] = {}
        self._place_boxes()
        self.ways = _ways(definition)
        self.ports: Counter[tuple[str, int]] = Counter()
        self.lanes: Counter[_Gap] = Counter()
        for way in self.ways:
            self._give_place(way)
        self._measure()

    def diagram(self) -> Diagram:
        boxes = tuple(self._box(key) for key in self.row)
        return Diagram(
            width=self.width,
            height=max(box.y + box.height for box in boxes) + MARGIN,
            start=(self.x[_Column.MIDDLE] + BOX_WIDTH // 2, self.y[self.definition.start]),
            boxes=boxes,
            lines=tuple(self._line(way) for way in self.ways),
        )

    # Columns and rows

    def _place_boxes(self) -> None:
        main = self.definition.main_way
        for row, key in enumerate(main):
            self._put(key, _Column.MIDDLE, row)
        last = self.definition.step(main[-1]).actions[0]
        if last.end:
            self._put(last.to, _Column.MIDDLE, len(main))
        for step in self.definition.steps:
            if step.key not in self.row:
                self._put(step.key, _Column.RIGHT, self._row_beside(step.key))
        ends = [END + end for end in self.definition.ends if END + end not in self.row]
        # Ends open at every step, to which few lines lead, come below the others.
        for key in sorted(ends, key=self._is_open_anywhere):
            self._put(key, self._column_of_end(key), self._row_beside(key))

    def _leading_to(self, key: str) -> list[str]:
        steps = self.definition.steps
        return [s.key for s in steps if any(a.to == key for a in s.actions) and s.key in self.row]

    def _is_open_anywhere(self, key: str) -> bool:
        return any(action.to == key for action in self.definition.anywhere)

    def _row_beside(self, key: str) -> int:
        return min((self.row[source] for source in self._leading_to(key)), default=0)

    def _column_of_end(self, key: str) -> _Column:
        sources = {self.column[source] for source in self._leading_to(key)}
        return _Column.RIGHT if sources == {_Column.RIGHT} else _Column.LEFT

    def _put(self, key: str, column: _Column, row: int) -> None:
        taken = {self.row[other] for other in self.row if self.column[other] is column}
        while row in taken:
            row += 1
        self.column[key], self.row[key] = column, row

    # Lines: sides, ports and lanes

    def _give_place(self, way: _Way) -> None:
        source, target = self.column[way.source], self.column[way.target]
        way.straight = source is target and self.row[way.target] == self.row[way.source] + 1
        if way.straight:
            return
        if source is target:
            way.gap = _Gap.RIGHT if source is _Column.MIDDLE else _Gap.OUTER
        else:
            way.gap = _Gap.LEFT if target is _Column.LEFT else _Gap.RIGHT
            way.out_side = 1 if target > source else -1
            way.into_side = -way.out_side
        way.out = self._next_port(way.source, way.out_side)
        way.into = self._next_port(way.target, way.into_side)
        self.lanes[way.gap] += 1
        way.lane = self.lanes[way.gap]

    def _next_port(self, key: str, side: int) -> int:
        self.ports[key, side] += 1
        return self.ports[key, side]

    # Pixels

    def _measure(self) -> None:
        columns = set(self.column.values())
        # Labels stand beside the box a line leaves: at the right end too where one leaves there.
        self.leftwards = LABEL * any(
            self.column[way.source] > self.column[way.target] >= _Column.MIDDLE
            or (way.back and self.column[way.target] is _Column.RIGHT)
            for way in self.ways
        )
        gap = {one: LABEL + (count + 1) * LANE for one, count in self.lanes.items()}
        gap[_Gap.RIGHT] = gap.get(_Gap.RIGHT, LABEL) + self.leftwards
        middle = MARGIN
        if _Column.LEFT in columns:
            middle += END_WIDTH + gap.get(_Gap.LEFT, LANE)
        right = middle + BOX_WIDTH + gap[_Gap.RIGHT]
        self.x = {_Column.LEFT: MARGIN, _Column.MIDDLE: middle, _Column.RIGHT: right}
        edge = right + BOX_WIDTH + gap.get(_Gap.OUTER, 0) if _Column.RIGHT in columns else right
        self.width = edge + MARGIN
        self.height = {key: self._height(key) for key in self.row}
        self.y: dict[str, int] = {}
        top = MARGIN + PORT
        for row in range(max(self.row.values()) + 1):
            here = [key for key in self.row if self.row[key] == row]
            self.y |= dict.fromkeys(here, top)
            top += max((self.height[key] for key in here), default=0) + ROW_GAP

    def _height(self, key: str) -> int:
        lines = len(self._words(key)) + self._has_foot(key)
        ports = max(self.ports[key, -1], self.ports[key, 1])
        least = END_HEIGHT if key.startswith(END) else BOX_HEIGHT
        return max(least, (lines + 1) * LINE_HEIGHT, (ports + 1) * PORT)

    def _has_foot(self, key: str) -> bool:
        return not key.startswith(END) or self._is_open_anywhere(key)

    def _width(self, key: str) -> int:
        return END_WIDTH if self.column[key] is _Column.LEFT else BOX_WIDTH

    def _side(self, key: str, side: int) -> int:
        return self.x[self.column[key]] + (self._width(key) if side > 0 else 0)

    def _words(self, key: str) -> list[str]:
        if key.startswith(END):
            return textwrap.wrap(self.definition.ends[key.removeprefix(END)], END_LETTERS) or [key]
        return textwrap.wrap(self.definition.step(key).name, LETTERS) or [key]

    def _box(self, key: str) -> Box:
        is_end, words = key.startswith(END), self._words(key)
        x, y, height = self.x[self.column[key]], self.y[key], self.height[key]
        center = x + self._width(key) // 2
        lines = len(words) + self._has_foot(key)
        first = y + (height - lines * LINE_HEIGHT) // 2 + LINE_HEIGHT * 3 // 4
        kind = Kind.END
        if not is_end:
            waits = self.definition.step(key).waits_for
            kind = Kind.WAITING if waits else Kind.STEP
        return Box(
            key=key,
            kind=kind,
            x=x,
            y=y,
            width=self._width(key),
            height=height,
            lines=tuple(Text(w, center, first + n * LINE_HEIGHT) for n, w in enumerate(words)),
            foot=first + len(words) * LINE_HEIGHT,
        )

    def _line(self, way: _Way) -> Line:
        if way.straight:
            path, labels = self._straight(way)
        else:
            path, labels = self._turning(way)
        return Line(
            source=way.source,
            target=way.target,
            path=path,
            labels=tuple(label for label in labels if label.text),
            style=way.actions[0].style,
            two_way=bool(way.back),
        )

    def _straight(self, way: _Way) -> tuple[str, tuple[Text, ...]]:
        x = self.x[self.column[way.source]] + self._width(way.source) // 2
        begin, end = self.y[way.source] + self.height[way.source], self.y[way.target]
        words = _label(way.actions + way.back)
        return f"M{x} {begin}V{end}", (Text(words, x + 10, (begin + end) // 2 + 5, "start"),)

    def _turning(self, way: _Way) -> tuple[str, tuple[Text, ...]]:
        begin, end = self._side(way.source, way.out_side), self._side(way.target, way.into_side)
        leaves = self.y[way.source] + way.out * PORT
        arrives = self.y[way.target] + way.into * PORT
        return f"M{begin} {leaves}H{self._turn(way)}V{arrives}H{end}", (
            _beside(begin, leaves, way.out_side, _label(way.actions)),
            _beside(end, arrives, way.into_side, _label(way.back)),
        )

    def _turn(self, way: _Way) -> int:
        """Return where the line turns: in its lane in the middle of the gap, clear of labels."""
        if way.gap is _Gap.LEFT:
            return self.x[_Column.MIDDLE] - LABEL - way.lane * LANE
        if way.gap is _Gap.OUTER:
            return self.x[_Column.RIGHT] + BOX_WIDTH + LABEL + way.lane * LANE
        return self.x[_Column.RIGHT] - self.leftwards - way.lane * LANE


def _beside(x: int, y: int, side: int, words: str) -> Text:
    return Text(words, x + side * 8, y - 6, "start" if side > 0 else "end")


def _label(actions: list[Action]) -> str:
    text = " / ".join(dict.fromkeys(action.name for action in actions))
    return text if len(text) <= LABEL_LETTERS else text[: LABEL_LETTERS - 1].rstrip() + "…"


def _ways(definition: Definition) -> list[_Way]:
    """Return a line for each pair of boxes; a way "back" is drawn on the lines it goes back on."""
    found: dict[tuple[str, str], _Way] = {}
    for step in definition.steps:
        for action in step.actions:
            if action.to != BACK:
                pair = (step.key, action.to)
                found.setdefault(pair, _Way(*pair, [])).actions.append(action)
    for step in definition.steps:
        for action in step.actions:
            if action.to == BACK:
                for way in (way for way in found.values() if way.target == step.key):
                    way.back.append(action)
    return list(found.values())
