"""Paying a fee online: what is owed, to the platform's page and back, what became of it."""

from datetime import timedelta
from http import HTTPStatus

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.payments import interface as payments

# A page that asks by itself every few seconds asks the platform no oftener than this.
_ASK_AGAIN = timedelta(seconds=4)
SHOWN = "thay"


class SeeOther(HttpResponseRedirect):
    """Go on with a GET."""

    status_code = 303


@never_cache
@require_http_methods(["GET", "POST"])
@allow(Rule.CITIZEN)
def pay(request: ActorRequest, code: str) -> HttpResponse:
    """Show what is owed and how paying it stands; a post leads to the platform's page.

    Coming back from there, what the browser brings along is not believed: the platform is asked.
    """
    problem = ""
    if request.method == "POST":
        base = settings.BASE_URL.rstrip("/")
        at = payments.Addresses(
            back=base + reverse("portal:pay", args=[code]),
            callback=base + reverse("payments:callback"),
        )
        try:
            return SeeOther(dossiers.pay_online(request.actor, code, at))
        except RefusedError as refused:
            problem = refused.message
    page = dossiers.pay_page(request.actor, code)
    if problem and not page.total:
        # Paid meanwhile, in another tab or by another device: the page says so, nothing failed.
        return SeeOther(reverse("portal:pay", args=[code]))
    last = page.last
    if not problem and last is not None and last.may_change and _may_ask(last):
        payments.look(last.id, hurry=True)
        page = dossiers.pay_page(request.actor, code)
    if request.headers.get("HX-Request"):
        return _still_so(request.GET.get(SHOWN, ""), page)
    context = {"page": page, "problem": problem, "shown": _shown(page)}
    return render(request, "portal/pay.html", context, status=422 if problem else 200)


def _shown(page: dossiers.PayPage) -> str:
    """Return what a page shows of the last try, so that it can ask whether that is still so."""
    last = page.last
    return f"{last.id}.{last.state}.{last.can_go_on}" if last else ""


def _still_so(shown: str, page: dossiers.PayPage) -> HttpResponse:
    """Answer a page that asks by itself: nothing while nothing changed, else that it load anew.

    Parts are never exchanged under the reader's hands: the keyboard would lose its place.
    """
    if shown == _shown(page):
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    return HttpResponse(headers={"HX-Redirect": reverse("portal:pay", args=[page.code])})


def _may_ask(last: payments.OnlineView) -> bool:
    return last.looked_at is None or last.looked_at <= now() - _ASK_AGAIN
