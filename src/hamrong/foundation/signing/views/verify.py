"""The page where anyone has a signed file judged."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hamrong.foundation.signing.actions.judge import LARGEST, judge
from hamrong.foundation.signing.actions.limit import may_judge
from hamrong.foundation.signing.queries.trusted import trust_list
from hamrong.foundation.signing.queries.words import told
from hamrong.kernel.actor.interface import LaterError, RefusedError, TooOftenError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.ui.interface import Rule, allow


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Rule.ANYONE)
def verify(request: HttpRequest) -> HttpResponse:
    """Take a file and say who signed it, when, and whether it is whole; nothing is kept."""
    if request.method != "POST":
        return _asked(request)
    if not may_judge(request.META.get("REMOTE_ADDR", "")):
        raise TooOftenError
    given = request.FILES.get("file")
    if given is None:
        return _asked(request, _("Hãy chọn tệp PDF hoặc XML cần kiểm tra."))
    try:
        judged = judge(given)
    except LaterError:
        raise
    except RefusedError as refused:
        return _asked(request, refused.message)
    context = {"judged": judged, "told": told(judged.report), "name": str(given.name)[:120]}
    return render(request, "signing/report.html", context)


def _asked(request: HttpRequest, error: str = "") -> HttpResponse:
    context = {"error": error, "limit": LARGEST // (1024 * 1024)}
    return render(request, "signing/verify.html", context, status=422 if error else 200)


@require_safe
@allow(Rule.ANYONE)
def authorities(request: HttpRequest) -> HttpResponse:
    """Show whom the province trusts to certify signers and times."""
    return render(request, "signing/authorities.html", {"authorities": trust_list(now())})
