"""Handing a result over: who may receive it, and what a drawn signature is."""

import json
import re
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

# A signature is drawn on a field of this size; points are whole units of it.
WIDTH, HEIGHT = 600, 200
MOST_STROKES, MOST_POINTS = 200, 4_000
# Nobody is reminded of a waiting result more often.
BETWEEN_REMINDERS = timedelta(days=7)
# Twelve digits since 2016, nine before; a passport is one or two letters and seven or eight digits.
_ID_NUMBER = re.compile(r"[0-9]{12}|[0-9]{9}|[A-Z]{1,2}[0-9]{7,8}")

Strokes = list[list[list[int]]]


class HandOverWay(StrEnum):
    """How a result reaches the applicant; `NOTED` where an official only wrote down who had it."""

    COUNTER = "counter"
    ONLINE = "online"
    POST = "post"
    NOTED = "noted"


def id_number(typed: str) -> str:
    """Return the number of a card or passport as it is kept; empty if it is none."""
    bare = re.sub(r"[\s.\-]", "", typed).upper()
    return bare if _ID_NUMBER.fullmatch(bare) else ""


def read_strokes(text: str) -> Strokes:
    """Return the strokes of a drawn signature, "[[[x, y], …], …]"; none for an empty field.

    Raises:
        ValueError: it is no drawing, or larger than anybody's signature.
    """
    if not text.strip():
        return []
    strokes = json.loads(text)
    if not isinstance(strokes, list) or len(strokes) > MOST_STROKES:
        raise ValueError("these are no strokes")
    read = [[_point(one) for one in stroke] for stroke in strokes if isinstance(stroke, list)]
    if len(read) != len(strokes) or sum(map(len, read)) > MOST_POINTS:
        raise ValueError("these are no strokes")
    return [stroke for stroke in read if stroke]


def _point(given: Any) -> list[int]:
    match given:
        case [int() as x, int() as y] if 0 <= x <= WIDTH and 0 <= y <= HEIGHT:
            return [x, y]
    raise ValueError("this is no point of the field")


def signature_svg(strokes: Strokes) -> str:
    """Return a drawn signature as an SVG image of lines alone."""
    paths = "".join(
        f'<path d="M{" L".join(f"{x} {y}" for x, y in (*stroke, stroke[-1]))}"/>'
        for stroke in strokes
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" fill="none" '
        f'stroke="#000" stroke-width="3" stroke-linecap="round" stroke-linejoin="round">'
        f"{paths}</svg>"
    )


def may_remind(last: datetime | None, at: datetime) -> bool:
    """Tell whether the applicant may be reminded of a result again."""
    return last is None or at - last >= BETWEEN_REMINDERS
