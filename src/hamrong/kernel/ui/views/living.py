"""The living page: every component as it really is."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hamrong.kernel.ui.access import ActorRequest, allow
from hamrong.kernel.ui.forms import SampleForm
from hamrong.kernel.ui.queries.samples import Samples
from hamrong.kernel.ui.rules.access import Rule


@require_safe
@allow(Rule.ANYONE)
def components(request: ActorRequest) -> HttpResponse:
    """Show every component with the words that call it."""
    context = {"samples": Samples(), "form": SampleForm(), "wrong": SampleForm({"email": "an"})}
    return render(request, "ui/living.html", context)


@require_safe
@allow(Rule.ANYONE)
def public(request: ActorRequest) -> HttpResponse:
    """Show a citizen's page made of the components."""
    return render(request, "ui/living_public.html", {"samples": Samples()})


@require_safe
@allow(Rule.ANYONE)
def desk(request: ActorRequest) -> HttpResponse:
    """Show an official's page made of the components."""
    return render(request, "ui/living_desk.html", {"samples": Samples()})
