"""Confirming that a condition came true."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamrong.governance.plan.actions.meet_condition import Met, meet_condition
from hamrong.governance.plan.forms.condition import ConditionForm
from hamrong.governance.plan.queries.task_page import TaskPage, task_page
from hamrong.kernel.actor.interface import NotYoursError, RefusedError, StaleError
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def condition(request: ActorRequest, key: str, number: int) -> HttpResponse:
    """Ask when the condition came true; nothing typed is lost."""
    page = task_page(request.actor, key, number)
    if page.condition is None or not page.condition.may_confirm:
        raise NotYoursError
    known = page.condition
    first = {"on": known.came_true_on, "due_on": known.due_on, "proof": known.proof}
    form = ConditionForm(request.POST or None, initial=first)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    try:
        if form.is_valid():
            said = form.cleaned_data
            met = Met(said["on"], said["due_on"], said["proof"])
            meet_condition(request.actor, key, number, met, revision=said["revision"])
            messages.success(request, _("Đã ghi nhận điều kiện."))
            return redirect("plan:task", key=key, number=number)
    except RefusedError as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.message)
    except StaleError:
        page, status = task_page(request.actor, key, number), HTTPStatus.CONFLICT
    return _shown(request, page, form, status)


def _shown(
    request: ActorRequest, page: TaskPage, form: ConditionForm, status: HTTPStatus
) -> HttpResponse:
    context = {"task": page, "form": form, "stale": status == HTTPStatus.CONFLICT}
    return render(request, "plan/condition.html", context, status=status)
