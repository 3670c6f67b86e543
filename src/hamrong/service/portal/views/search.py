"""Searching procedures, guides, questions and agencies."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from hamrong.kernel.edition.interface import shared
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.procedures import interface as procedures
from hamrong.service.procedures.interface import Filters, Found, Wanted

LONGEST_QUESTION = 200
KINDS: dict[str, tuple[Wanted, str | Promise]] = {
    "": (Wanted.ALL, _("Tất cả")),
    "thu-tuc": (Wanted.PROCEDURE, _("Thủ tục")),
    "huong-dan": (Wanted.GUIDE, _("Hướng dẫn")),
    "hoi-dap": (Wanted.QUESTION, _("Hỏi đáp")),
    "co-quan": (Wanted.AGENCY, _("Cơ quan")),
}


@dataclass(frozen=True)
class Tab:
    """A kind of results: its name, where it is, whether it is shown, how many there are."""

    label: str | Promise
    url: str
    current: bool
    count: int


@require_safe
@shared
@allow(Rule.ANYONE)
def search(request: ActorRequest) -> HttpResponse:
    """Answer a question: what can be filed first, then guides and questions, then agencies."""
    asked = question(request)
    kind = request.GET.get("loai", "")
    wanted = KINDS.get(kind, KINDS[""])[0]
    filters = Filters(
        field=request.GET.get("linh-vuc", "").replace("\x00", "")[:LONGEST_QUESTION],
        level=request.GET.get("cap", ""),
        life_event=request.GET.get("su-kien", ""),
        fileable=request.GET.get("truc-tuyen") == "1",
    )
    found = procedures.find(asked, kind=wanted, page=page_number(request), filters=filters)
    context = {
        "asked": asked,
        "kind": kind if kind in KINDS else "",
        "filters": filters,
        "narrowed": filters != Filters(),
        "found": found,
        "tabs": _tabs(request, wanted, found),
        "browse": procedures.browse(),
    }
    return render(request, "portal/search.html", context)


@require_safe
@allow(Rule.ANYONE)
def suggest(request: ActorRequest) -> HttpResponse:
    """Return the first results as options of the search box, while somebody types."""
    hits = procedures.suggest(question(request))
    return render(request, "portal/parts/suggestions.html", {"hits": hits})


def question(request: HttpRequest) -> str:
    """Return what was typed into the search box, cut to a sane length."""
    return request.GET.get("q", "").replace("\x00", "")[:LONGEST_QUESTION]


def page_number(request: HttpRequest) -> int:
    """Return the page asked for, the first when that is no number."""
    typed = request.GET.get("trang", "1")
    return min(int(typed), 10_000) if typed.isascii() and typed.isdigit() else 1


def _tabs(request: HttpRequest, wanted: Wanted, found: Found) -> tuple[Tab, ...]:
    """Offer the kinds that have results, and the one shown, keeping the rest of the address."""
    kept = request.GET.copy()
    kept.pop("trang", None)
    tabs = []
    for name, (kind, label) in KINDS.items():
        count = found.counts.get(kind.value, 0) if name else found.total
        if name and not count and kind is not wanted:
            continue
        kept["loai"] = name
        if not name:
            kept.pop("loai")
        tabs.append(Tab(label, f"?{kept.urlencode()}", kind is wanted, count))
    return tuple(tabs) if found.total else ()
