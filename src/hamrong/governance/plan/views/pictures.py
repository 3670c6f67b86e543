"""A plan as pictures: its tasks in time, agencies against tasks."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hamrong.governance.plan.queries.heat_map import heat_map
from hamrong.governance.plan.queries.timeline import timeline
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow

_AGENCIES = 50


@require_safe
@allow(Rule.OFFICIAL)
def in_time(request: ActorRequest, key: str) -> HttpResponse:
    """Show a plan's tasks by the quarter in which they fall due."""
    return render(request, "plan/timeline.html", {"page": timeline(request.actor, key)})


@require_safe
@allow(Rule.OFFICIAL)
def heat(request: ActorRequest, key: str) -> HttpResponse:
    """Show agencies against tasks, the most urgent first."""
    text = request.GET.get("q", "")
    page = heat_map(request.actor, key, level=request.GET.get("cap", ""), text=text)
    rows = Paginator(page.rows, _AGENCIES).get_page(request.GET.get("trang"))
    return render(request, "plan/heat.html", {"page": page, "rows": rows, "q": text[:100]})
