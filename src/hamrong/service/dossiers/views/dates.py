"""Another appointed time: asking, deciding, and telling who could not be told."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamrong.kernel.actor.interface import NotYoursError, RefusedError
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.dossiers.access import may_ask_new_date, may_deliver_apology
from hamrong.service.dossiers.actions.ask_new_date import ask_new_date
from hamrong.service.dossiers.actions.decide_new_date import decide_new_date
from hamrong.service.dossiers.actions.deliver_apology import deliver_apology
from hamrong.service.dossiers.forms import DecisionForm, DeliveryForm, NewDateForm
from hamrong.service.dossiers.queries.dates import new_date
from hamrong.service.dossiers.queries.page import dossier_view
from hamrong.service.dossiers.queries.timing import apologies
from hamrong.service.dossiers.rules import NewDateKind


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def ask(request: ActorRequest, code: str) -> HttpResponse:
    """Ask for another day; a second person decides."""
    dossier = dossier_view(request.actor, code)
    if not may_ask_new_date(request.actor, dossier.authority_id):
        raise NotYoursError
    form = NewDateForm(request.POST or None, initial={"kind": NewDateKind.EXTENSION.value})
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            ask_new_date(
                request.actor,
                code,
                kind=NewDateKind(told["kind"]),
                day=told["day"],
                reason=told["reason"],
            )
        except RefusedError as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            messages.success(
                request, _("Đã gửi đề nghị. Ngày hẹn chưa đổi cho đến khi được duyệt.")
            )
            return redirect("dossiers:page", code=code)
    return _draw(request, "dossiers/new_date.html", {"dossier": dossier, "form": form})


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def decide(request: ActorRequest, code: str, request_id: UUID) -> HttpResponse:
    """Show a wish for another day, and let the second person decide."""
    wish = new_date(request.actor, code, request_id)
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        approve = request.POST.get("decision") == "approve"
        try:
            decide_new_date(
                request.actor, code, request_id, approve=approve, note=form.cleaned_data["note"]
            )
        except RefusedError as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            said = (
                _("Đã đổi ngày hẹn và báo người nộp.") if approve else _("Đã giữ nguyên ngày hẹn.")
            )
            messages.success(request, said)
            return redirect("dossiers:page", code=code)
    dossier = dossier_view(request.actor, code)
    return _draw(
        request, "dossiers/decide_date.html", {"dossier": dossier, "wish": wish, "form": form}
    )


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def apology(request: ActorRequest, code: str) -> HttpResponse:
    """Show the letters for missed times, and note how one reached the applicant."""
    dossier = dossier_view(request.actor, code)
    if not may_deliver_apology(request.actor, dossier.receiving_id, dossier.authority_id):
        raise NotYoursError
    form = DeliveryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            deliver_apology(request.actor, code, how=form.cleaned_data["how"])
        except RefusedError as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            messages.success(request, _("Đã ghi nhận việc xin lỗi người nộp."))
            return redirect("dossiers:page", code=code)
    letters = apologies(dossier.id)
    context = {
        "dossier": dossier,
        "form": form,
        "letters": letters,
        "papers": [slip for slip in dossier.slips if slip.kind == "apology"],
    }
    return _draw(request, "dossiers/apology.html", context)


def _draw(request: ActorRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    return render(request, template, context, status=422 if context["form"].errors else 200)
