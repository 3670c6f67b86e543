"""Breaking a part down into steps."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamrong.governance.plan.actions.break_down import break_down
from hamrong.governance.plan.forms.steps import (
    OwnDayForm,
    StepsForm,
    StepsFormSet,
    initial_steps,
    own_day_error,
)
from hamrong.governance.plan.queries.part_page import PartPage, part_page
from hamrong.kernel.actor.interface import NotYoursError, StaleError
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def steps(request: ActorRequest, assignment_id: UUID) -> HttpResponse:
    """Ask by which steps and days the agency carries its part; nothing typed is lost."""
    page = part_page(request.actor, assignment_id)
    if not page.may_report:
        raise NotYoursError
    status = HTTPStatus.OK
    if request.method != "POST":
        own = OwnDayForm(initial={"own_due_on": page.own_due_on})
        pieces = StepsForm(initial=initial_steps(page.steps))
    else:
        own, pieces = OwnDayForm(request.POST), StepsForm(request.POST)
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        try:
            if own.is_valid() and pieces.is_valid() and _fits(own, pieces, page):
                break_down(
                    request.actor,
                    assignment_id,
                    pieces.pieces(),
                    own_due_on=own.cleaned_data["own_due_on"],
                    revision=own.cleaned_data["revision"],
                )
                messages.success(request, _("Đã ghi các bước."))
                return redirect("plan:part", assignment_id=assignment_id)
        except StaleError:
            page, status = part_page(request.actor, assignment_id), HTTPStatus.CONFLICT
    context = {
        "page": page,
        "own": own,
        "steps": pieces,
        "stale": status == HTTPStatus.CONFLICT,
    }
    return render(request, "plan/steps.html", context, status=status)


def _fits(own: OwnDayForm, pieces: StepsFormSet, page: PartPage) -> bool:
    """Tell whether every day lies inside the plan's; where one does not it is told beside it."""
    day = own.cleaned_data["own_due_on"]
    if told := own_day_error(day, page.window):
        own.add_error("own_due_on", told)
    return pieces.judge(day, page.window) and not told
