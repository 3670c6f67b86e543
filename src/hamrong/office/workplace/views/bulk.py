"""One thing done with many items."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.office.workplace.actions.bulk import Order, run_in_bulk
from hamrong.office.workplace.forms import BulkForm
from hamrong.office.workplace.queries.choosing import chosen_items, options
from hamrong.office.workplace.queries.colleagues import colleague_choices
from hamrong.office.workplace.queries.runs import run_view
from hamrong.office.workplace.rules import MOST_AT_ONCE
from hamrong.office.workplace.views.inbox import back, chosen_ids


@require_POST
@allow(Rule.OFFICIAL)
def choose(request: ActorRequest) -> HttpResponse:
    """Show what can be done with the chosen items; do it once it is confirmed."""
    items = chosen_items(request.actor, list(chosen_ids(request.POST.getlist("viec"))))
    if not items:
        messages.warning(request, _("Hãy chọn ít nhất một việc trong danh sách."))
        return back(request)
    offered = options(request.actor, items)
    agencies = {item.row.agency_id for item in items if item.may_assign}
    people = colleague_choices(request.actor, agencies) if agencies else []
    confirmed = request.POST.get("confirmed") == "1"
    form = BulkForm(offered, people, request.POST if confirmed else None)
    if confirmed and form.is_valid():
        return redirect("workplace:run", run_id=_run(request, form))
    context = {
        "form": form,
        "items": items,
        "options": offered,
        "next": request.POST.get("next", ""),
        "most_at_once": MOST_AT_ONCE,
    }
    status = 422 if form.errors else 200
    return render(request, "workplace/bulk.html", context, status=status)


def _run(request: ActorRequest, form: BulkForm) -> UUID:
    told = form.cleaned_data
    option = form.options[told["do"]]
    order = Order(
        deed=option.deed,
        label=option.label,
        action=option.action,
        inputs={name: told[name] for name in ("note", "receiver") if told.get(name)},
        to_id=UUID(told["to"]) if told.get("to") else None,
    )
    return run_in_bulk(request.actor, order, option.items, option.visits)


@require_GET
@allow(Rule.OFFICIAL)
def run_page(request: ActorRequest, run_id: UUID) -> HttpResponse:
    """Tell how far an order is, and what became of each item."""
    return render(request, "workplace/run.html", {"run": run_view(request.actor, run_id)})
