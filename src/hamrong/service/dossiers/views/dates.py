"""Another appointed time: asking, deciding, and telling who could not be told."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamrong.kernel.actor.interface import NotYoursError
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
from hamrong.service.dossiers.views.changed import STALE, Attempt, attempt, changed


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def ask(request: ActorRequest, code: str) -> HttpResponse:
    """Ask for another day; a second person decides."""
    dossier = dossier_view(request.actor, code)
    if not may_ask_new_date(request.actor, dossier.authority_id):
        raise NotYoursError
    form = NewDateForm(request.POST or None, initial={"kind": NewDateKind.EXTENSION.value})
    tried = attempt(request, dossier, form, lambda seen: _ask(request, code, form, seen))
    if tried.done:
        messages.success(request, _("Đã gửi đề nghị. Ngày hẹn chưa đổi cho đến khi được duyệt."))
        return redirect("dossiers:page", code=code)
    return _draw(request, "dossiers/new_date.html", {"dossier": dossier, "form": form}, tried)


def _ask(request: ActorRequest, code: str, form: NewDateForm, seen: str | None) -> None:
    told = form.cleaned_data
    ask_new_date(
        request.actor,
        code,
        kind=NewDateKind(told["kind"]),
        day=told["day"],
        reason=told["reason"],
        seen=seen,
    )


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def decide(request: ActorRequest, code: str, request_id: UUID) -> HttpResponse:
    """Show a wish for another day, and let the second person decide."""
    dossier, form = dossier_view(request.actor, code), DecisionForm(request.POST or None)
    approve = request.POST.get("decision") == "approve"

    def take(seen: str | None) -> None:
        note = form.cleaned_data["note"]
        decide_new_date(request.actor, code, request_id, approve=approve, note=note, seen=seen)

    tried = attempt(request, dossier, form, take)
    if tried.done:
        said = _("Đã đổi ngày hẹn và báo người nộp.") if approve else _("Đã giữ nguyên ngày hẹn.")
        messages.success(request, said)
        return redirect("dossiers:page", code=code)
    wish = new_date(request.actor, code, request_id)
    if wish.decided_at and tried.status == STALE:
        return changed(request, dossier_view(request.actor, code))
    context = {"dossier": dossier, "wish": wish, "form": form}
    return _draw(request, "dossiers/decide_date.html", context, tried)


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def apology(request: ActorRequest, code: str) -> HttpResponse:
    """Show the letters for missed times, and note how one reached the applicant."""
    dossier = dossier_view(request.actor, code)
    if not may_deliver_apology(request.actor, dossier.receiving_id, dossier.authority_id):
        raise NotYoursError
    form = DeliveryForm(request.POST or None)

    def take(seen: str | None) -> None:
        deliver_apology(request.actor, code, how=form.cleaned_data["how"], seen=seen)

    tried = attempt(request, dossier, form, take)
    if tried.done:
        messages.success(request, _("Đã ghi nhận việc xin lỗi người nộp."))
        return redirect("dossiers:page", code=code)
    letters = apologies(dossier.id)
    context = {
        "dossier": dossier,
        "form": form,
        "letters": letters,
        "papers": [slip for slip in dossier.slips if slip.kind == "apology"],
    }
    return _draw(request, "dossiers/apology.html", context, tried)


def _draw(
    request: ActorRequest, template: str, context: dict[str, Any], tried: Attempt
) -> HttpResponse:
    return render(request, template, {**context, **tried.context}, status=tried.status)
