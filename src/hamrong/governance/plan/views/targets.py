"""The targets of a plan, for officials."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hamrong.governance.plan.queries.targets_page import targets_page
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow


@require_safe
@allow(Rule.OFFICIAL)
def targets(request: ActorRequest, key: str) -> HttpResponse:
    """Show the targets of a plan with their values for a quarter."""
    page = targets_page(request.actor, key, request.GET.get("ky", ""))
    return render(request, "plan/targets.html", {"page": page})
