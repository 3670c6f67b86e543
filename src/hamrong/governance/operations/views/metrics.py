"""What monitoring reads."""

import hmac

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from hamrong.governance.operations.queries.figures import figures
from hamrong.kernel.observe.interface import exposition
from hamrong.kernel.ui.interface import Rule, allow

_HERE = frozenset({"127.0.0.1", "::1"})
_FORWARDED = ("X-Forwarded-For", "Forwarded", "X-Real-IP", "Via")


@require_safe
@allow(Rule.ANYONE)
def metrics(request: HttpRequest) -> HttpResponse:
    """Show all counts of this machine, to whoever has the token or asks from the machine itself."""
    if not may_read(request):
        raise Http404
    answer = HttpResponse(exposition(figures), content_type=CONTENT_TYPE_LATEST)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def may_read(request: HttpRequest) -> bool:
    """Tell whether this is our monitoring.

    With a token set, only the token counts. Without one, a program on this machine may read, and
    nobody who comes through a proxy on it.
    """
    if settings.METRICS_TOKEN:
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return hmac.compare_digest(given.encode(), settings.METRICS_TOKEN.encode())
    through = any(name in request.headers for name in _FORWARDED)
    return request.META.get("REMOTE_ADDR") in _HERE and not through
