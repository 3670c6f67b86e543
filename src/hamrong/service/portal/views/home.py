"""The first page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hamrong.foundation.directory import interface as directory
from hamrong.kernel.edition.interface import shared
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.procedures import interface as procedures
from hamrong.service.procedures.interface import Kind

GUIDES_SHOWN = 8


@require_safe
@shared
@allow(Rule.ANYONE)
def home(request: ActorRequest) -> HttpResponse:
    """Offer the search first, then the ways in: life events, guides, fields, levels, agencies."""
    told = {
        "browse": procedures.browse(),
        "guides": [row for row in procedures.guides() if row.kind == Kind.GUIDE][:GUIDES_SHOWN],
        "agencies": directory.agencies_page(level="province").rows,
    }
    return render(request, "portal/home.html", told)
