"""Ways backwards: giving back, taking back."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamrong.kernel.actor.interface import NotYoursError, RefusedError, StaleError
from hamrong.kernel.process import interface as process
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.dossiers.actions import go_back
from hamrong.service.dossiers.forms import GiveBackForm, ReasonForm
from hamrong.service.dossiers.queries.page import DossierView, dossier_view
from hamrong.service.dossiers.rules import RUNNING
from hamrong.service.dossiers.views.changed import changed, last_seen


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def give_back(request: ActorRequest, code: str) -> HttpResponse:
    """Ask to which earlier step a dossier goes back, and why."""
    dossier = dossier_view(request.actor, code)
    steps = process.earlier_steps(dossier.matter_id, request.actor)
    if not steps or dossier.state not in RUNNING:
        return _gone(request, dossier)
    initial = {"visit": _visit(dossier), "step": steps[0].key}
    named = [(step.key, step.name) for step in steps]
    form = GiveBackForm(named, request.POST or None, initial=initial)
    return _answer(
        request,
        dossier,
        form,
        take=lambda told: go_back.give_back(
            request.actor,
            code,
            visit_id=told["visit"],
            step=told["step"],
            reason=told["reason"],
        ),
        title=_("Trả lại bước trước"),
        follows=[
            _("Hồ sơ chờ ở bước đã chọn, cùng lý do bên dưới; ngày hẹn trả không đổi."),
            _("Người nộp không thấy bước này."),
        ],
        done=_("Đã trả lại bước trước."),
    )


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def take_back(request: ActorRequest, code: str) -> HttpResponse:
    """Ask why one takes back what one has just passed on."""
    dossier = dossier_view(request.actor, code)
    if dossier.state not in RUNNING or not process.recallable(dossier.matter_id, request.actor):
        return _gone(request, dossier)
    form = ReasonForm(request.POST or None, initial={"visit": _visit(dossier)})
    return _answer(
        request,
        dossier,
        form,
        take=lambda told: go_back.take_back(
            request.actor, code, visit_id=told["visit"], reason=told["reason"]
        ),
        title=_("Thu hồi"),
        follows=[
            _("Hồ sơ trở lại bước của bạn. Việc đang chờ người nhận được rút khỏi bàn làm việc."),
            _("Chỉ thu hồi được khi người nhận chưa mở hồ sơ."),
        ],
        done=_("Đã thu hồi hồ sơ về bước của bạn."),
    )


def _gone(request: ActorRequest, dossier: DossierView) -> HttpResponse:
    """Show who sends a page what changed meanwhile; who comes by address finds nothing."""
    if request.method == "POST":
        return changed(request, dossier)
    raise NotYoursError


def _visit(dossier: DossierView) -> Any:
    return dossier.process and dossier.process.visit_id


def _answer(
    request: ActorRequest,
    dossier: DossierView,
    form: forms.Form,
    *,
    take: Callable[[dict[str, Any]], None],
    title: str,
    follows: list[str],
    done: str,
) -> HttpResponse:
    """Take what a valid form asks for, or show it with what follows and what is wrong."""
    if request.method == "POST" and form.is_valid():
        try:
            take(form.cleaned_data)
        except RefusedError as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        except StaleError:
            return changed(request, dossier_view(request.actor, dossier.code))
        else:
            messages.success(request, done)
            return redirect("dossiers:page", code=dossier.code)
    context = {
        "dossier": dossier,
        "form": form,
        "title": title,
        "follows": follows,
        "seen": last_seen(request, dossier),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "dossiers/ask.html", context, status=status)
