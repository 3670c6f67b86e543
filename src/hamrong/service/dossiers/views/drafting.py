"""Saving and looking at the draft of a result."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hamrong.kernel.actor.interface import RefusedError, StaleError
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow, send_pdf
from hamrong.service.dossiers.actions.draft_result import draft_result
from hamrong.service.dossiers.forms import DraftForm
from hamrong.service.dossiers.forms.results import TemplateForm, paper_name
from hamrong.service.dossiers.queries.changes import entries_since
from hamrong.service.dossiers.queries.page import dossier_view
from hamrong.service.dossiers.queries.result_paper import draft_pdf
from hamrong.service.dossiers.views.changed import changed
from hamrong.service.dossiers.views.desk import show
from hamrong.service.dossiers.views.draft_page import NO, YES, draft_page, typed_again


@require_POST
@allow(Rule.OFFICIAL)
def save_draft(request: ActorRequest, code: str) -> HttpResponseBase:
    """Save the draft of the result; a draft someone saved meanwhile is shown, not overwritten."""
    dossier = dossier_view(request.actor, code)
    # The form that was sent says what it is: a plain letter has its text.
    page = draft_page(dossier, request.POST, plainly=YES if "content" in request.POST else NO)
    form = page.form
    if form.is_valid():
        seen, last = form.cleaned_data["revision"], request.POST.get("seen")
        try:
            draft_result(request.actor, code, **_told(form), seen=seen, last=last)
        except RefusedError as refused:
            form.add_error(_beside(form, refused.field), refused.message)
        except StaleError:
            return _both_drafts(request, code, form)
        else:
            messages.success(request, _("Đã lưu dự thảo kết quả."))
            return redirect("dossiers:page", code=code)
    dossier = dossier_view(request.actor, code)
    if not dossier.may_draft:
        return changed(request, dossier, " ".join(str(one) for one in form.non_field_errors()))
    return show(request, dossier, page, status=422)


def _told(form: DraftForm | TemplateForm) -> dict[str, Any]:
    if isinstance(form, TemplateForm):
        return {"filled": form.filled}
    return {"content": form.cleaned_data["content"]}


def _beside(form: DraftForm | TemplateForm, field: str) -> str | None:
    """Return the field a refusal stands beside; None for one about the whole draft."""
    return next((name for name in (field, paper_name(field)) if name in form.fields), None)


def _both_drafts(
    request: ActorRequest, code: str, sent: DraftForm | TemplateForm
) -> HttpResponseBase:
    """Show what was typed beside what changed meanwhile; saving again is then a choice."""
    dossier = dossier_view(request.actor, code)
    if not dossier.may_draft:
        return changed(request, dossier)
    since = entries_since(dossier.entries, request.POST.get("seen", ""))
    return show(request, dossier, typed_again(dossier, sent), changes=since, status=409)


@require_GET
@allow(Rule.OFFICIAL)
def preview(request: ActorRequest, code: str) -> HttpResponse:
    """Open the draft as the paper it would become."""
    return send_pdf(draft_pdf(request.actor, code), f"{code}-du-thao.pdf")
