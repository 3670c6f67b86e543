"""The components of pages. /ui/ shows each with the words that call it."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from lucide import IconDoesNotExist
from lucide.templatetags.lucide import lucide

from hamrong.kernel.actor.interface import ANONYMOUS, Actor
from hamrong.kernel.text.interface import format_number
from hamrong.kernel.ui.queries.field import Control, control
from hamrong.kernel.ui.queries.menu import MenuEntry, menu
from hamrong.kernel.ui.queries.site import Site, site
from hamrong.kernel.ui.rules import chart
from hamrong.kernel.ui.rules.paging import shown_pages

register = template.Library()

UNKNOWN_ICON = "circle"
KIND_ICONS = {
    "info": "info",
    "success": "circle-check",
    "warning": "triangle-alert",
    "danger": "octagon-alert",
    "neutral": "circle",
    "demo": "flask-conical",
}
_DUE = {
    "overdue": ("overdue", "triangle-alert"),
    "finished_late": ("overdue", "clock-alert"),
    "soon": ("soon", "hourglass"),
    "due_soon": ("soon", "hourglass"),
    "paused": ("paused", "circle-pause"),
    "finished_on_time": ("done", "circle-check"),
    "not_started": ("none", "circle-dashed"),
}
_ON_TIME = ("later", "clock")


@cache
def _drawn(name: str, css: str) -> SafeString:
    attributes: dict[str, Any] = {"class": css, "aria-hidden": "true", "focusable": "false"}
    try:
        return mark_safe(lucide(name, size=None, **attributes))
    except IconDoesNotExist:
        return mark_safe(lucide(UNKNOWN_ICON, size=None, **attributes))


@register.simple_tag
def icon(name: str, modifier: str = "") -> SafeString:
    """Draw a Lucide icon, hidden from screen readers: a word stands beside it.

    `modifier` "large" draws it larger. A name that does not exist draws a circle.
    """
    return _drawn(str(name), f"icon icon--{modifier}" if modifier else "icon")


@register.simple_tag
def asset(path: str) -> str:
    """Return the address of a static file, also where none was collected: error pages must open."""
    try:
        return static(path)
    except ValueError:
        return f"/static/{path}"


@register.simple_tag(takes_context=True)
def theme(context: template.Context) -> str:
    """Return "light" or "dark" as the visitor chose, or nothing: as the device wishes."""
    request = context.get("request")
    chosen = request.COOKIES.get("theme", "") if request else ""
    return chosen if chosen in {"light", "dark"} else ""


@register.simple_tag
def platform() -> Site:
    """Return whose platform this is: owner, hotline, demo."""
    return site()


@register.simple_tag(takes_context=True)
def navigation(context: template.Context, area: str) -> tuple[MenuEntry, ...]:
    """Return the entries of a navigation area for this visitor."""
    request = context.get("request")
    if request is None:
        return ()
    if not hasattr(request, "badge_counts"):
        request.badge_counts = {}
    return menu(area, visitor(context), request.path, request.badge_counts)


@register.simple_tag(takes_context=True)
def visitor(context: template.Context) -> Actor:
    """Return who looks at the page, nobody where that is not known."""
    actor: Actor = getattr(context.get("request"), "actor", ANONYMOUS)
    return actor


@register.inclusion_tag("ui/parts/field.html")
def field(bound: BoundField, size: str = "") -> dict[str, Control]:
    """Draw a form's field: label, hint, error, control. `size` short or medium bounds its width."""
    return {"control": control(bound, size)}


@register.inclusion_tag("ui/parts/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """Draw what is wrong in a form, each with a link to its field; nothing when nothing is."""
    lines = [("", str(message)) for message in form.non_field_errors()]
    for bound in form:
        drawn = control(bound)
        # A question is followed by its answer, a name by a colon.
        after = "" if str(drawn.label).endswith("?") else ":"
        lines += [(drawn.first_id, f"{drawn.label}{after} {message}") for message in bound.errors]
    return {"lines": lines if form.is_bound else []}


@register.inclusion_tag("ui/parts/tag.html")
def tag(label: str, kind: str = "neutral") -> dict[str, str]:
    """Draw a status: info, success, warning, danger, neutral or demo."""
    known = kind if kind in KIND_ICONS else "neutral"
    return {"label": label, "kind": known, "icon": KIND_ICONS[known]}


@register.inclusion_tag("ui/parts/due.html")
def due(due_at: Any, word: str, label: str = "") -> dict[str, Any]:
    """Draw where something stands against its date, by shape and word.

    `word` is overdue, soon, later, or a dossier's punctuality; `label` replaces the word shown.
    """
    known = {
        "overdue": _("Quá hạn"),
        "soon": _("Sắp đến hạn"),
        "due_soon": _("Sắp đến hạn"),
        "paused": _("Tạm dừng tính hạn"),
        "not_started": _("Chưa tính hạn"),
        "finished_on_time": _("Xong đúng hạn"),
        "finished_late": _("Xong trễ hạn"),
    }
    kind, shape = _DUE.get(str(word), _ON_TIME)
    text = label or known.get(str(word), _("Trong hạn"))
    return {"due_at": due_at, "kind": kind, "icon": shape, "label": text}


@register.filter
def notice_kind(level: str) -> str:
    """Return the kind of notice for the level of a Django message."""
    return {"success": "success", "warning": "warning", "error": "danger"}.get(level, "info")


@register.simple_block_tag
def notice(content: str, kind: str = "info", title: str = "", role: str = "") -> SafeString:
    """Draw a notice around its content. `role` "alert" is read out at once."""
    known = kind if kind in KIND_ICONS else "info"
    return format_html(
        '<div class="notice notice--{}"{}>{}{}<div>{}</div></div>',
        known,
        format_html(' role="{}"', role) if role else "",
        icon(KIND_ICONS[known]),
        format_html('<p class="notice__title">{}</p>', title) if title else "",
        content,
    )


@register.simple_block_tag
def dialog(content: str, name: str, title: str) -> SafeString:
    """Draw a dialog around its content; a button with data-dialog="name" opens it."""
    return format_html(
        '<dialog id="{}" aria-labelledby="{}-title"><h2 id="{}-title">{}</h2>{}</dialog>',
        name,
        name,
        name,
        title,
        content,
    )


@register.inclusion_tag("ui/parts/empty_state.html")
def empty_state(
    title: str, text: str = "", *, icon: str = "inbox", url: str = "", action: str = ""
) -> dict[str, str]:
    """Draw an empty list: what it means and, with `url` and `action`, what to do next."""
    return {"title": title, "text": text, "icon": icon, "url": url, "action": action}


@register.inclusion_tag("ui/parts/breadcrumbs.html")
def breadcrumbs(*pairs: str) -> dict[str, Any]:
    """Draw the way to this page: label, address, label, address … and this page's label."""
    padded = [*pairs, ""] if len(pairs) % 2 else list(pairs)
    return {"crumbs": list(zip(padded[::2], padded[1::2], strict=True))}


@register.inclusion_tag("ui/parts/pagination.html", takes_context=True)
def pagination(
    context: template.Context, current: int | Page[Any], last: int = 0, name: str = "trang"
) -> dict[str, Any]:
    """Draw numbered pages, the rest of the address kept; nothing for a single page.

    Takes a Django page, or the current number and the last; `name` is the address's parameter.
    """
    if isinstance(current, Page):
        page = current
        current, last = page.number, page.paginator.num_pages
    return {
        "pages": shown_pages(current, last) if last > 1 else (),
        "current": current,
        "before": current - 1,
        "after": current + 1 if current < last else 0,
        "urls": _Addresses(context, name),
    }


class _Addresses:
    """This page's address with another page number."""

    def __init__(self, context: template.Context, name: str) -> None:
        request = context.get("request")
        self._query = request.GET.copy() if request else None
        self._name = name

    def __getitem__(self, page: Any) -> str:
        if self._query is None:
            return f"?{self._name}={page}"
        self._query[self._name] = str(page)
        return f"?{self._query.urlencode()}"


@register.simple_tag
def page_url(urls: _Addresses, page: int) -> str:
    """Return this page's address with another page number."""
    return urls[page]


@register.inclusion_tag("ui/parts/more.html")
def more(next_url: str, label: str = "") -> dict[str, str]:
    """Draw the link to the following rows of a list paged by key; nothing at its end."""
    return {"next_url": next_url, "label": label}


@register.inclusion_tag("ui/parts/steps.html")
def steps(rows: Iterable[Any], *, column: bool = False) -> dict[str, Any]:
    """Draw the line of steps: `name`, `state` done, current or coming, `left_at`, `due_at`.

    A step of state planned belongs to nobody yet and has a `note` instead of times.
    """
    return {"steps": list(rows), "column": column}


@register.inclusion_tag("ui/parts/stages.html")
def stages(stage: int, count: int, name: str) -> dict[str, Any]:
    """Draw the small line of a way of `count` stages that stands in the one named.

    A `stage` beyond the last says that all are done.
    """
    return {"stage": stage, "count": count, "name": name, "parts": range(1, count + 1)}


@register.inclusion_tag("ui/parts/timeline.html")
def timeline(entries: Iterable[Any]) -> dict[str, Any]:
    """Draw facts with `at`, `title`, `actor_name`, `note` and `icon`, in the order given."""
    return {"entries": list(entries)}


@register.inclusion_tag("ui/parts/summary_list.html")
def summary_list(rows: Iterable[Sequence[Any]]) -> dict[str, Any]:
    """Draw (key, value) or (key, value, address to change it)."""
    return {"rows": [tuple(row) + ("",) * (3 - len(row)) for row in rows]}


@register.inclusion_tag("ui/parts/tabs.html")
def tabs(entries: Iterable[MenuEntry], label: str) -> dict[str, Any]:
    """Draw tabs that are links; each entry has label, url, current and count."""
    return {"entries": entries, "label": label}


@register.inclusion_tag("ui/parts/confirmation.html")
def confirmation(title: str, code: str, text: str = "", label: str = "") -> dict[str, str]:
    """Draw what was achieved with its code, large and copyable; `label` names the code."""
    return {"title": title, "code": code, "text": text, "label": label}


@register.inclusion_tag("ui/parts/stat.html")
def stat(value: Any, label: str, kind: str = "", url: str = "") -> dict[str, Any]:
    """Draw a figure, or a few words in its place, with its name; a link where one can go on."""
    return {
        "value": format_number(value) if isinstance(value, int) else value,
        "label": label,
        "kind": kind,
        "url": url,
    }


@register.inclusion_tag("ui/parts/sort.html", takes_context=True)
def sort(context: template.Context, label: str, key: str, name: str = "xep") -> dict[str, Any]:
    """Draw a table head that sorts by `key`, and the other way when it already does."""
    request = context.get("request")
    query = request.GET.copy() if request else None
    now = query.get(name, "") if query is not None else ""
    following = f"-{key}" if now == key else key
    if query is not None:
        query.pop("sau", None)  # another order begins with its first page
        query[name] = following
    url = f"?{query.urlencode()}" if query is not None else f"?{name}={following}"
    shape = {key: "arrow-up", f"-{key}": "arrow-down"}.get(now, "chevrons-up-down")
    return {"label": label, "url": url, "icon": shape}


@register.inclusion_tag("ui/parts/bar_chart.html")
def bar_chart(rows: Iterable[Sequence[Any]], title: str) -> dict[str, Any]:
    """Draw (label, value) or (label, value, kind) as bars, longest first or as given."""
    given = [(str(row[0]), int(row[1]), str(row[2]) if len(row) > 2 else "") for row in rows]  # noqa: PLR2004
    return {
        "title": title,
        "bars": chart.bars(given),
        "width": chart.WIDTH,
        "height": len(given) * chart.ROW,
        "start": chart.LABEL_WIDTH,
        "bar_height": chart.BAR,
    }


@register.inclusion_tag("ui/parts/line_chart.html")
def line_chart(rows: Iterable[Sequence[Any]], title: str) -> dict[str, Any]:
    """Draw (label, value) as a line from left to right."""
    placed = chart.points([(str(row[0]), int(row[1])) for row in rows])
    line = " ".join(f"{point.x},{point.y}" for point in placed)
    area = (
        f"{placed[0].x},{chart.BASELINE} {line} {placed[-1].x},{chart.BASELINE}" if placed else ""
    )
    return {
        "title": title,
        "points": placed,
        "line": line,
        "area": area,
        "width": chart.WIDTH,
        "height": chart.LINE_HEIGHT,
        "baseline": chart.BASELINE,
    }
