"""How a filled template reads."""

from collections.abc import Mapping
from typing import Any

from hamrong.service.results.rules.drafting import said
from hamrong.service.results.rules.template import PLACEHOLDER, Line, Template

# What stands for a value nobody gave.
DOTS = "……………"


def printed_lines(template: Template, values: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the lines of the paper in parts, fixed words and values, as plain data."""
    filled = said(template, values)
    shown = _shown(template, filled)
    return [{"heading": line.heading, "parts": _parts(line, filled)} for line in shown]


def as_text(template: Template, values: Mapping[str, str]) -> str:
    """Return the paper as text, a line each: for whoever reads it without the paper."""
    filled = said(template, values)
    return "\n".join(
        PLACEHOLDER.sub(lambda found: filled[found[1]] or DOTS, line.text)
        for line in _shown(template, filled)
    )


def _shown(template: Template, filled: Mapping[str, str]) -> list[Line]:
    return [line for line in template.lines if not line.when or filled[line.when]]


def _parts(line: Line, filled: Mapping[str, str]) -> list[dict[str, Any]]:
    """Split a line at its fields: every second piece is the name of one."""
    pieces = PLACEHOLDER.split(line.text)
    parts = [
        {"text": filled[piece] or DOTS, "value": True} if place % 2 else {"text": piece}
        for place, piece in enumerate(pieces)
    ]
    return [part for part in parts if part["text"]]
