"""The processes of the province, for administrators."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hamrong.kernel.actor.interface import NotYoursError
from hamrong.kernel.process.queries.processes import process_view, processes
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow


@require_safe
@allow(Rule.ADMINISTRATOR)
def process_list(request: ActorRequest) -> HttpResponse:
    """List all processes."""
    return render(request, "process/list.html", {"processes": processes()})


@require_safe
@allow(Rule.ADMINISTRATOR)
def process(request: ActorRequest, key: str) -> HttpResponse:
    """Show one process, drawn and as a table."""
    view = process_view(key)
    if view is None:
        raise NotYoursError
    return render(request, "process/process.html", {"process": view})
