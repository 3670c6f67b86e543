"""Naming the members of a task's groups."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamrong.governance.plan.actions.choose_members import let_member_go, name_member
from hamrong.governance.plan.queries.members import members_page
from hamrong.governance.plan.rules.state import Part
from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.ids.interface import uuid_of
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def members(request: ActorRequest, key: str, number: int) -> HttpResponse:
    """Show who was named, name one more, or let one go."""
    page = members_page(request.actor, key, number)
    context = {"page": page, "typed": request.POST}
    if request.method != "POST":
        return render(request, "plan/members.html", context)
    try:
        _done(request, key, number)
    except RefusedError as refused:
        context["error"] = refused.message
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return render(request, "plan/members.html", context, status=status)
    return redirect("plan:members", key=key, number=number)


def _done(request: ActorRequest, key: str, number: int) -> None:
    if "go" in request.POST:
        assignment_id = uuid_of(request.POST["go"])
        if assignment_id is None:
            raise Http404
        let_member_go(request.actor, key, number, assignment_id)
        messages.success(request, _("Cơ quan đã thôi thực hiện nhiệm vụ."))
        return
    part = request.POST.get("part", "")
    if part not in set(Part):
        raise Http404
    name_member(request.actor, key, number, request.POST.get("name", "")[:200], Part(part))
    messages.success(request, _("Đã giao nhiệm vụ cho cơ quan."))
