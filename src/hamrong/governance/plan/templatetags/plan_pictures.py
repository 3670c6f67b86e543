"""How a plan's pictures read."""

from typing import Final

from django.template import Library
from django.utils.translation import gettext as _

from hamrong.governance.plan.queries.timeline import Span
from hamrong.governance.plan.rules.quarter import Quarter
from hamrong.governance.plan.rules.state import Sign
from hamrong.governance.plan.templatetags.plan import SIGNS, sign_words

register = Library()

# A mark beside the colour, for whoever sees no colours; drawn, not spoken.
_MARKS: Final = {
    Sign.OVERDUE: "!",
    Sign.STALLED: "…",
    Sign.UNTOUCHED: "○",
    Sign.WAITING: "‖",
    Sign.DUE_SOON: "◔",
    Sign.GOING_WELL: "·",
    Sign.DONE: "✓",
}


@register.filter
def sign_mark(sign: str) -> str:
    """Return the mark of a sign."""
    return _MARKS[Sign(sign)]


@register.filter
def sign_heat(sign: str) -> str:
    """Return the colour of a sign in a map: the kind of its tag, paler while all goes well."""
    return "calm" if sign == Sign.GOING_WELL else SIGNS[Sign(sign)][1]


@register.filter
def due_quarter(quarter: Quarter) -> str:
    """Return the quarter of the calendar in which something is due, as a heading."""
    return _("Hạn quý %(number)s/%(year)s") % {"number": quarter.roman, "year": quarter.year}


@register.filter
def span_words(span: Span) -> str:
    """Return what the picture of a task in time says."""
    sign = span.task.worst
    return f"{span.task.due}; {sign_words(sign)}" if sign else span.task.due


@register.filter
def span_kind(span: Span) -> str:
    """Return the colour of a task in time: that of its most urgent sign."""
    return SIGNS[span.task.worst][1] if span.task.worst else "neutral"
