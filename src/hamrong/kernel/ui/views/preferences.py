"""What a visitor prefers: the language and a light or dark page."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from hamrong.kernel.ui.access import allow
from hamrong.kernel.ui.rules.access import Rule

THEMES = ("light", "dark")
YEAR_SECONDS = 365 * 24 * 60 * 60

language = require_POST(allow(Rule.ANYONE)(set_language))


@require_POST
@allow(Rule.ANYONE)
def theme(request: HttpRequest) -> HttpResponse:
    """Keep whether pages are light or dark; anything else follows the device."""
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
