"""A plan's committee: who sits in it, and from when to when."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hamrong.foundation.directory import interface as directory
from hamrong.governance.plan.access import the_steered_plan
from hamrong.governance.plan.actions.seat_member import (
    Seat,
    change_standing,
    end_term,
    seat_member,
)
from hamrong.governance.plan.forms.committee import MemberForm, TermForm
from hamrong.governance.plan.queries.committee import committee_page, member_row
from hamrong.governance.plan.rules.committee import Body, Standing
from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.ids.interface import uuid_of
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow


@require_safe
@allow(Rule.OFFICIAL)
def committee(request: ActorRequest, key: str) -> HttpResponse:
    """Show who sits in the committee, its meetings, and what became of their conclusions."""
    return render(request, "plan/committee.html", {"page": committee_page(request.actor, key)})


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def seat(request: ActorRequest, key: str) -> HttpResponse:
    """Seat a member: an official sought by name, or somebody outside the platform."""
    plan = the_steered_plan(request.actor, key)
    text = request.GET.get("q", "")[:100]
    chosen = uuid_of(request.GET.get("nguoi", ""))
    official = directory.official_named(chosen) if chosen else None
    first: dict[str, Any] = {"body": Body.COMMITTEE, "standing": Standing.MEMBER}
    if official is not None:
        first |= {"official": official.id, "name": official.full_name, "title": official.title}
    form = MemberForm(request.POST or None, initial=first)
    if form.is_valid() and _seated(request, key, form):
        messages.success(request, _("Đã thêm thành viên."))
        return redirect("plan:committee", key=key)
    context = {
        "plan": plan,
        "form": form,
        "q": text,
        "found": directory.officials_named(text) if text else (),
    }
    return render(request, "plan/seat.html", context, status=answer_to(form))


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def term(request: ActorRequest, key: str, member_id: UUID) -> HttpResponse:
    """Give a member another standing from a day on, or end the term."""
    member = member_row(request.actor, key, member_id)
    form = TermForm(request.POST or None, initial={"standing": member.standing})
    if form.is_valid() and _changed(request, key, member_id, form):
        messages.success(request, _("Đã ghi thay đổi."))
        return redirect("plan:committee", key=key)
    context = {"member": member, "form": form, "key": key}
    return render(request, "plan/term.html", context, status=answer_to(form))


def answer_to(form: Form) -> HTTPStatus:
    """Return the status of a page that shows a form, sent or not."""
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK


def tell(form: Form, refused: RefusedError) -> None:
    """Put what was refused beside the field it is about."""
    form.add_error(refused.field if refused.field in form.fields else None, refused.message)


def _seated(request: ActorRequest, key: str, form: MemberForm) -> bool:
    said = form.cleaned_data
    seat = Seat(
        body=Body(said["body"]),
        standing=Standing(said["standing"]),
        name=said["name"],
        title=said["title"],
        since=said["since"],
        official_id=said["official"],
    )
    try:
        seat_member(request.actor, key, seat)
    except RefusedError as refused:
        tell(form, refused)
        return False
    return True


def _changed(request: ActorRequest, key: str, member_id: UUID, form: TermForm) -> bool:
    standing, on = form.cleaned_data["standing"], form.cleaned_data["on"]
    try:
        if standing:
            change_standing(request.actor, key, member_id, Standing(standing), on)
        else:
            end_term(request.actor, key, member_id, on)
    except RefusedError as refused:
        tell(form, refused)
        return False
    return True
