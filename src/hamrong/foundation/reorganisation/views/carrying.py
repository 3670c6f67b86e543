"""Planning a reorganisation and having it carried out."""

from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hamrong.foundation.reorganisation.access import must_administer
from hamrong.foundation.reorganisation.actions.begin import begin
from hamrong.foundation.reorganisation.queries.plan import plan_for
from hamrong.foundation.reorganisation.queries.runs import RunView, run_view, runs
from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.timeline import interface as timeline
from hamrong.kernel.timeline.interface import Audience
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow

PAGE_SIZE = 50


def the_run(request: ActorRequest, day: str) -> RunView:
    """Return the reorganisation an address names, for administrators of the province.

    Raises:
        NotYoursError: not such an administrator, or there is none on that day.
    """
    must_administer(request.actor)
    try:
        on = date.fromisoformat(day)
    except ValueError as error:
        raise Http404 from error
    return run_view(on)


@require_safe
@allow(Rule.ADMINISTRATOR)
def run_list(request: ActorRequest) -> HttpResponse:
    """List all reorganisations and where each stands."""
    must_administer(request.actor)
    return render(request, "reorganisation/list.html", {"runs": runs()})


@require_safe
@allow(Rule.ADMINISTRATOR)
def plan(request: ActorRequest, day: str) -> HttpResponse:
    """Show what will move where; what is left while it moves; what could not be moved."""
    run = the_run(request, day)
    told = plan_for(run.day)
    page = Paginator(told.lines, PAGE_SIZE).get_page(request.GET.get("trang"))
    way = timeline.entries(run.matter_id, (Audience.STAFF,)) if run.matter_id else ()
    moved = sum(run.total.values()) - told.total
    return render(
        request,
        "reorganisation/plan.html",
        {"run": run, "plan": told, "page": page, "moved": max(moved, 0), "way": way},
    )


@require_http_methods(["GET", "POST"])
@allow(Rule.ADMINISTRATOR)
def carry_out(request: ActorRequest, day: str) -> HttpResponse:
    """Say what follows and ask once more; then have it done in the background."""
    run = the_run(request, day)
    refused: RefusedError | None = None
    if request.method == "POST":
        try:
            begin(request.actor, run.day.on)
        except RefusedError as error:
            refused = error
        else:
            messages.success(request, _("Đã bắt đầu. Việc chuyển giao chạy ở nền, từng đợt."))
            return redirect("reorganisation:plan", day=day)
    return render(
        request,
        "reorganisation/begin.html",
        {"run": run, "plan": plan_for(run.day), "refused": refused},
        status=422 if refused else 200,
    )
