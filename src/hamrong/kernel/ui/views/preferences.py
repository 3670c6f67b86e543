"""What a visitor prefers: the language and a light or dark page."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from hamrong.kernel.ui.access import allow
from hamrong.kernel.ui.rules.access import Rule

THEMES = ("light", "dark")
YEAR_SECONDS = 365 * 24 * 60 * 60

# Their forms carry no token, so that the page they stand on is the same for everyone: they change
# nothing but how this browser shows pages, and only at the wish of a page of ours.
OWN_PAGES = {"", "same-origin", "none"}


@csrf_exempt
@require_POST
@allow(Rule.ANYONE)
def language(request: HttpRequest) -> HttpResponse:
    """Keep the language the visitor reads."""
    if not _from_our_page(request):
        return HttpResponseRedirect("/")
    response: HttpResponse = set_language(request)
    return response


@csrf_exempt
@require_POST
@allow(Rule.ANYONE)
def theme(request: HttpRequest) -> HttpResponse:
    """Keep whether pages are light or dark; anything else follows the device."""
    if not _from_our_page(request):
        return HttpResponseRedirect("/")
    target = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    response = HttpResponseRedirect(target if ours else "/")
    chosen = request.POST.get("theme", "")
    if chosen in THEMES:
        response.set_cookie(
            "theme",
            chosen,
            max_age=YEAR_SECONDS,
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
        )
    else:
        response.delete_cookie("theme")
    return response


def _from_our_page(request: HttpRequest) -> bool:
    """Tell whether a browser that says where a form was sent from says: from a page of ours."""
    return request.headers.get("Sec-Fetch-Site", "") in OWN_PAGES
