"""Correcting and revoking an issued result."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamrong.kernel.actor.interface import NotYoursError
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.dossiers.access import may_reissue
from hamrong.service.dossiers.actions.correct_result import correct_result, revoke_result
from hamrong.service.dossiers.forms import CorrectionForm, RevocationForm
from hamrong.service.dossiers.queries.page import DossierView, dossier_view
from hamrong.service.dossiers.views.changed import attempt


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def correct(request: ActorRequest, code: str) -> HttpResponse:
    """Issue a corrected result in place of the one that holds."""
    dossier = _theirs(request, code)
    first = {"content": dossier.result.content if dossier.result else ""}
    form = CorrectionForm(request.POST or None, initial=first)

    def take(seen: str | None) -> None:
        correct_result(request.actor, code, **form.cleaned_data, seen=seen)

    tried = attempt(request, dossier, form, take)
    if tried.done:
        messages.success(request, _("Đã đính chính kết quả và báo người nộp."))
        return redirect("dossiers:page", code=code)
    context = {"dossier": dossier, "form": form, **tried.context}
    return render(request, "dossiers/correct.html", context, status=tried.status)


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def revoke(request: ActorRequest, code: str) -> HttpResponse:
    """Revoke the result by a decision."""
    dossier = _theirs(request, code)
    form = RevocationForm(request.POST or None)

    def take(seen: str | None) -> None:
        revoke_result(request.actor, code, **form.cleaned_data, seen=seen)

    tried = attempt(request, dossier, form, take)
    if tried.done:
        messages.success(request, _("Đã thu hồi kết quả và báo người nộp."))
        return redirect("dossiers:page", code=code)
    context = {"dossier": dossier, "form": form, **tried.context}
    return render(request, "dossiers/revoke.html", context, status=tried.status)


def _theirs(request: ActorRequest, code: str) -> DossierView:
    dossier = dossier_view(request.actor, code)
    if not may_reissue(request.actor, dossier.authority_id):
        raise NotYoursError
    return dossier
