"""Who stands in for whom during an absence."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hamrong.kernel.actor.interface import RefusedError, Role
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.kernel.work import interface as work
from hamrong.kernel.work.interface import Leave
from hamrong.office.workplace.actions.name_deputy import name_deputy
from hamrong.office.workplace.forms import DeputyForm
from hamrong.office.workplace.queries.colleagues import colleague_choices


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def deputies(request: ActorRequest) -> HttpResponse:
    """List the absences one has to do with, and name a deputy."""
    form = _form(request)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            name_deputy(
                request.actor,
                absent_id=UUID(told["absent"]),
                deputy_id=UUID(told["deputy"]),
                leave=Leave(told["first_day"], told["last_day"]),
                reason=told["reason"],
            )
        except RefusedError as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            messages.success(request, _("Đã ủy quyền. Việc ủy quyền tự bắt đầu và tự hết."))
            return redirect("workplace:deputies")
    context = {"form": form, "rows": work.delegations(request.actor)}
    status = 422 if form.errors else 200
    return render(request, "workplace/deputies.html", context, status=status)


def _form(request: ActorRequest) -> DeputyForm:
    actor = request.actor
    people = colleague_choices(actor, actor.agencies())
    led = actor.agencies(Role.HEAD, Role.LEADER)
    own = [choice for choice in people if choice[0] == str(actor.account_id)]
    others = colleague_choices(actor, led) if led else []
    absent = [*own, *(choice for choice in others if choice not in own)]
    return DeputyForm(
        absent,
        people,
        request.POST if request.method == "POST" else None,
        initial={"absent": str(actor.account_id)},
    )


@require_POST
@allow(Rule.OFFICIAL)
def end(request: ActorRequest, delegation_id: UUID) -> HttpResponse:
    """End a delegation from today."""
    work.end_delegation(request.actor, delegation_id)
    messages.success(request, _("Đã kết thúc việc ủy quyền."))
    return redirect("workplace:deputies")
