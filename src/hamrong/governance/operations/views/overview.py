"""The page of the platform's operation."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hamrong.governance.operations.access import must_operate
from hamrong.governance.operations.queries.overview import overview
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow


@require_safe
@allow(Rule.ADMINISTRATOR)
def operation(request: ActorRequest) -> HttpResponse:
    """Show queue, slow queries, disk, versions and backups."""
    must_operate(request.actor)
    return render(request, "operations/overview.html", {"now": overview()})
