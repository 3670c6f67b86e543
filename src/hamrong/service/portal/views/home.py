"""The first page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hamrong.kernel.edition.interface import shared
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.procedures import interface as procedures


@require_GET
@shared
@allow(Rule.ANYONE)
def home(request: ActorRequest) -> HttpResponse:
    """Offer the search first, then the ways into the catalogue."""
    return render(request, "portal/home.html", {"browse": procedures.browse()})
