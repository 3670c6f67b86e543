"""How the content of a plan reads where it is written and compared."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from django.forms import BoundField
from django.template import Library
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hamrong.governance.plan.queries.drafts import Draft
from hamrong.governance.plan.queries.measures import MEASURES
from hamrong.governance.plan.queries.problems import Problem, where_words
from hamrong.governance.plan.rules.due import due_of
from hamrong.governance.plan.rules.edition import Change
from hamrong.governance.plan.rules.target import TargetKind
from hamrong.governance.plan.templatetags.plan import as_text
from hamrong.kernel.text.interface import format_date

register = Library()
_BLANKS = 3
LEVELS: Final = {
    "province": _("Cấp tỉnh"),
    "district": _("Cấp huyện"),
    "commune": _("Cấp xã"),
}
GROUPS: Final = {
    "departments": _("mọi sở, ban, ngành"),
    "districts": _("mọi UBND cấp huyện"),
    "communes": _("mọi UBND cấp xã"),
    "chosen": _("do cơ quan thường trực chọn"),
}
KINDS: Final = {TargetKind.PERCENT: _("Tỷ lệ"), TargetKind.MILESTONE: _("Mốc")}
_DAYS: Final = {
    "close_day": _("chốt số liệu ngày %(day)s"),
    "agency_day": _("cơ quan báo cáo ngày %(day)s"),
    "province_day": _("tỉnh báo cáo ngày %(day)s"),
}


@register.filter
def due_words(said: Any) -> str:
    """Return by when a task is due, or what stands there if that cannot be read."""
    try:
        return due_of(said).text
    except ValueError:
        return as_text(said)


@register.filter
def measure_words(name: str) -> str:
    """Return what a measure counts, or its name where there is none."""
    return MEASURES[name].counted if name in MEASURES else name


@register.filter
def scope_words(levels: Any) -> str:
    """Return the levels a target is for."""
    names = [str(LEVELS.get(level, level)) for level in levels or ()]
    return ", ".join(names) or _now("Toàn tỉnh")


@register.filter
def kind_words(kind: str) -> str:
    """Return what kind of target it is."""
    return str(KINDS.get(TargetKind(kind), kind))


@register.filter
def where(problem: Problem) -> str:
    """Return where something is wrong."""
    return where_words(problem)


@register.simple_tag
def fix_url(draft: Draft, problem: Problem) -> str:
    """Return the address of the page on which something is put right."""
    if problem.what in {"task", "target", "section"} and problem.key:
        argument: Any = int(problem.key) if problem.what == "task" else problem.key
        return reverse(f"plan:draft_{problem.what}", args=[draft.key, argument])
    if problem.code == "empty":
        return reverse("plan:draft", args=[draft.key]) + "#noi-dung"
    return reverse("plan:draft_frame", args=[draft.key])


@register.filter
def name_rows(bound: BoundField) -> list[dict[str, Any]]:
    """Return the inputs for names: those there are, and some empty ones."""
    names = [*(bound.value() or ()), *[""] * _BLANKS]
    base = bound.id_for_label
    return [
        {"id": f"{base}_{place}" if place else base, "number": place + 1, "value": name}
        for place, name in enumerate(names)
    ]


@register.filter
def percent_words(value: Any) -> str:
    """Return a threshold as people write it: "20,5 %"."""
    return f"{value} %".replace(".", ",")


@register.filter
def day_words(value: str) -> str:
    """Return a day of a plan's content as people write it."""
    return format_date(date.fromisoformat(value))


@register.filter
def said(value: Any, name: str) -> str:
    """Return what a field of the plan says, nothing where it says nothing."""
    return _TELLERS[name](value) if value else ""


@register.filter
def before_words(change: Change) -> str:
    """Return what stood there before a change."""
    return _said(change, change.before)


@register.filter
def after_words(change: Change) -> str:
    """Return what stands there after a change."""
    return _said(change, change.after)


def _said(change: Change, value: Any) -> str:
    if value is None:
        return "–"
    if not change.field:
        return str(value.get("title") or value.get("text") or "–")
    return _TELLERS.get(change.field, as_text)(value) or "–"


def _period(value: Mapping[str, str]) -> str:
    days = [format_date(date.fromisoformat(value[name])) for name in ("from", "to")]
    return " – ".join(days)


def _reporting(value: Mapping[str, Any]) -> str:
    days = [str(told) % {"day": value[name]} for name, told in _DAYS.items() if name in value]
    to = as_text(value.get("to", []))
    return "; ".join([*days, *([_now("gửi %(to)s") % {"to": to}] if to else [])])


def _groups(value: Mapping[str, str]) -> str:
    return "; ".join(f"{name}: {GROUPS.get(kind, kind)}" for name, kind in value.items())


_TELLERS: Final[dict[str, Callable[[Any], str]]] = {
    "due": due_words,
    "measure": measure_words,
    "scope": scope_words,
    "kind": kind_words,
    "years": lambda value: "–".join(map(str, value)),
    "period": _period,
    "reporting": _reporting,
    "groups": _groups,
    "at_least": lambda value: str(value).replace(".", ","),
    "at_most": lambda value: str(value).replace(".", ","),
}
