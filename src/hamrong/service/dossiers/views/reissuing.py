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
from hamrong.service.dossiers.forms.results import TemplateCorrectionForm
from hamrong.service.dossiers.queries.drafting import filled_by
from hamrong.service.dossiers.queries.page import DossierView, dossier_view
from hamrong.service.dossiers.views.changed import attempt
from hamrong.service.results import interface as results


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def correct(request: ActorRequest, code: str) -> HttpResponse:
    """Issue a corrected result in place of the one that holds."""
    dossier = _theirs(request, code)
    form = _correction(request, dossier)

    def take(seen: str | None) -> None:
        reason = form.cleaned_data["reason"]
        if isinstance(form, TemplateCorrectionForm):
            correct_result(request.actor, code, filled=form.filled, reason=reason, seen=seen)
        else:
            content = form.cleaned_data["content"]
            correct_result(request.actor, code, content=content, reason=reason, seen=seen)

    tried = attempt(request, dossier, form, take)
    if tried.done:
        messages.success(request, _("Đã đính chính kết quả và báo người nộp."))
        return redirect("dossiers:page", code=code)
    context = {"dossier": dossier, "form": form, **tried.context}
    return render(request, "dossiers/correct.html", context, status=tried.status)


def _correction(
    request: ActorRequest, dossier: DossierView
) -> CorrectionForm | TemplateCorrectionForm:
    """Return the form the result was made in: the fields of its template, or its text."""
    result = dossier.result
    if result and result.template_id:
        draft = filled_by(results.the_template(result.template_id), dossier)
        return TemplateCorrectionForm(draft, request.POST or None)
    return CorrectionForm(
        request.POST or None, initial={"content": result.content if result else ""}
    )


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
