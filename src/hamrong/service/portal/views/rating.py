"""Saying how a dossier was handled, and what everybody said."""

from collections.abc import Callable
from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.portal.forms import RateForm

PUBLIC_PERIOD = timedelta(days=365)


@require_http_methods(["GET", "POST"])
@allow(Rule.CITIZEN)
def rate(request: ActorRequest, code: str) -> HttpResponse:
    """Ask the applicant of a dossier that is over; what was said before can be changed."""
    page = dossiers.rating_of(request.actor, code)
    asked = _asked(request, page, lambda said: dossiers.rate(request.actor, code, said))
    if asked is not None:
        return asked
    messages.success(request, _("Cảm ơn bạn đã đánh giá."))
    return redirect("portal:dossier", code=code)


@never_cache
@require_http_methods(["GET", "POST"])
@allow(Rule.ANYONE)
def rate_by_link(request: ActorRequest, token: str) -> HttpResponse:
    """Ask whoever got the message; nothing about the person or the handling is shown."""
    page = dossiers.rating_by_link(dossiers.dossier_of(token))
    asked = _asked(request, page, lambda said: dossiers.rate_by_link(token, said))
    return render(request, "portal/rated.html") if asked is None else asked


def _asked(
    request: ActorRequest, page: dossiers.RatingPage, keep: Callable[[dossiers.Said], None]
) -> HttpResponse | None:
    """Return the page that asks, with what is wrong; None once the answer is kept."""
    posted = request.method == "POST"
    form = RateForm(request.POST if posted else None, initial=dict(page.said or {}))
    if posted and form.is_valid():
        try:
            keep(dossiers.Said(**form.cleaned_data))
        except RefusedError as refused:
            form.add_error(None, refused.message)
        else:
            return None
    context = {"page": page, "form": form}
    return render(request, "portal/rate.html", context, status=422 if posted else 200)


@require_safe
@allow(Rule.ANYONE)
def satisfaction(request: ActorRequest) -> HttpResponse:
    """Show how many are satisfied, by agency, over the last year."""
    until = now()
    context = {
        "ratings": dossiers.public_ratings(until - PUBLIC_PERIOD, until),
        "target": dossiers.SATISFIED_TARGET,
        "fewest": dossiers.FEWEST_SHOWN,
    }
    return render(request, "portal/satisfaction.html", context)
