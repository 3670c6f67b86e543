"""Searching the catalogue."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hamrong.kernel.edition.interface import shared
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.procedures import interface as procedures

LONGEST_QUESTION = 200


@require_GET
@shared
@allow(Rule.ANYONE)
def search(request: ActorRequest) -> HttpResponse:
    """Answer a question with procedures, those that can be filed first."""
    asked = request.GET.get("q", "").replace("\x00", "")[:LONGEST_QUESTION]
    filters = procedures.Filters(
        field=request.GET.get("linh-vuc", "").replace("\x00", "")[:LONGEST_QUESTION],
        level=request.GET.get("cap", ""),
        life_event=request.GET.get("su-kien", ""),
        fileable=request.GET.get("truc-tuyen") == "1",
    )
    found = procedures.search(asked, page=page_number(request), filters=filters)
    context = {"asked": asked, "filters": filters, "found": found, "browse": procedures.browse()}
    return render(request, "portal/search.html", context)


def page_number(request: HttpRequest) -> int:
    """Return the page asked for, the first when that is no number."""
    typed = request.GET.get("trang", "1")
    return min(int(typed), 10_000) if typed.isascii() and typed.isdigit() else 1
