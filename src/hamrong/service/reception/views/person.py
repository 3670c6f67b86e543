"""Finding, scanning or typing who came."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from hamrong.kernel.actor.interface import NotYoursError, RefusedError
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.reception.access import desks_of
from hamrong.service.reception.actions.begin_visit import Comer, begin_visit
from hamrong.service.reception.forms import ComerForm

KNOWN = ("full_name", "personal_id", "phone", "mail", "address")


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def person(request: ActorRequest) -> HttpResponse:
    """Check who came, say for whom they file, and begin the visit."""
    if not desks_of(request.actor):
        raise NotYoursError
    initial = {name: request.GET.get(name, "")[:300] for name in KNOWN}
    form = ComerForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            visit_id = begin_visit(request.actor, Comer(**form.cleaned_data))
        except RefusedError as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            return redirect("reception:visit", visit_id=visit_id)
    status = 422 if form.errors else 200
    return render(request, "reception/person.html", {"form": form}, status=status)
