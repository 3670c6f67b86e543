"""The province's plans, for everybody."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hamrong.governance.plan.queries.published import published_plan, published_plans
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow


@require_safe
@allow(Rule.ANYONE)
def plans(request: ActorRequest) -> HttpResponse:
    """List the plans in force."""
    return render(request, "plan/public_plans.html", {"plans": published_plans()})


@require_safe
@allow(Rule.ANYONE)
def plan(request: ActorRequest, key: str) -> HttpResponse:
    """Show how far a plan was when its last quarter was frozen."""
    page = published_plan(key)
    if page is None:
        raise Http404
    return render(request, "plan/public_plan.html", {"page": page})
