"""The map on which a place is chosen."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from hamrong.kernel.ui.interface import Rule, allow
from hamrong.service.forms.queries.map import map_svg
from hamrong.service.forms.rules.mapping import read_box, read_point

HOUR_SECONDS = 60 * 60


@require_safe
@allow(Rule.ANYONE)
@cache_control(public=True, max_age=HOUR_SECONDS)
def communes(request: HttpRequest) -> HttpResponse:
    """Draw the communes of the piece of country asked for, with a mark on the place chosen."""
    box = read_box(request.GET.get("khung", ""))
    if box is None:
        raise Http404
    drawn = map_svg(box, read_point(request.GET.get("diem", "")))
    return HttpResponse(drawn, content_type="image/svg+xml; charset=utf-8")
