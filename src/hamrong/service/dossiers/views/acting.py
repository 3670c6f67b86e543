"""Taking an action at a step."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamrong.kernel.actor.interface import RefusedError, StaleError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.process import interface as process
from hamrong.kernel.process.interface import ActionChoice
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.dossiers.forms import ActionForm
from hamrong.service.dossiers.forms.handing import HandOverForm
from hamrong.service.dossiers.queries.checks import checks_of
from hamrong.service.dossiers.queries.consequences import (
    APPROVE,
    HAND_OVER,
    SHOWS_DRAFT,
    consequences,
)
from hamrong.service.dossiers.queries.page import DossierView, dossier_view
from hamrong.service.dossiers.views.changed import changed, last_seen
from hamrong.service.procedures import interface as procedures
from hamrong.service.procedures.interface import Document


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def act(request: ActorRequest, code: str, action: str) -> HttpResponse:
    """Ask what an action needs and say what follows, then take it.

    An action that is not open any more (somebody was faster) is never taken: whoever comes to it
    is led back to the dossier, whoever sends it is shown what changed and what they typed.
    """
    dossier = dossier_view(request.actor, code)
    choice = next((c for c in dossier.choices if c.key == action), None)
    if choice is None:
        if request.method == "POST":
            return changed(request, dossier)
        messages.warning(request, _("Bước này không còn chờ bạn. Đây là hồ sơ lúc này."))
        return redirect("dossiers:page", code=code)
    form = _form(request, dossier, choice)
    if request.method == "POST" and form.is_valid():
        try:
            _take(request, dossier, choice, form.cleaned_data)
        except RefusedError as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        except StaleError:
            return changed(request, dossier_view(request.actor, code))
        else:
            said = _("%(action)s: đã xong. Hồ sơ %(code)s.") % {"action": choice.name, "code": code}
            messages.success(request, said)
            return redirect("dossiers:page", code=code)
    return render(
        request,
        "dossiers/act.html",
        {
            "dossier": dossier,
            "choice": choice,
            "form": form,
            "visit": request.POST.get("visit") or (dossier.process and dossier.process.visit_id),
            "seen": last_seen(request, dossier),
            "follows": consequences(dossier, choice, now()),
            "signing": choice.effect == HAND_OVER,
            "draft": dossier.result if choice.effect in SHOWS_DRAFT else None,
        },
        status=422 if form.errors else 200,
    )


def _form(request: ActorRequest, dossier: DossierView, choice: ActionChoice) -> Form:
    if choice.effect == HAND_OVER:
        return HandOverForm(request.POST or None, applicant=dossier.applicant_name)
    asked_before = bool(dossier.supplements)
    return ActionForm(
        request.POST if request.method == "POST" else None,
        inputs=[
            *_appointment_inputs(dossier, choice),
            *(name for name in choice.inputs if name != "round_reason" or asked_before),
            *(("answer_by",) if choice.effect == "dossiers.request_supplement" else ()),
        ],
        documents=[(d.key, _document(dossier, d)) for d in dossier.procedure.documents],
        missing=[one.key for one in checks_of(dossier.id) if one.missing],
    )


def _appointment_inputs(dossier: DossierView, choice: ActionChoice) -> tuple[str, ...]:
    """Ask for the appointed day where the procedure has no term of its own."""
    if choice.effect != "dossiers.accept" or dossier.accepted_at is not None:
        return ()
    term = procedures.term_for(dossier.procedure, dossier.case_key, channel=dossier.channel)
    return () if term else ("due_on", "no_date_reason")


def _document(dossier: DossierView, document: Document) -> str:
    """Name a document of the checklist with what came for it."""
    given = sum(file.document_key == document.key for file in dossier.files)
    if not given:
        return document.name
    return _("%(document)s – đã nộp %(n)s tệp") % {"document": document.name, "n": given}


def _take(
    request: ActorRequest, dossier: DossierView, choice: ActionChoice, inputs: dict[str, Any]
) -> None:
    """Act on the step the official saw, named by the form's hidden visit.

    Who approves names the draft they read by its digest, so that no other text is signed.
    """
    if choice.effect == APPROVE:
        inputs = {**inputs, "draft": request.POST.get("draft", "")}
    try:
        visit_id = UUID(request.POST.get("visit", ""))
    except ValueError as error:
        raise Http404 from error
    process.act(
        matter_id=dossier.matter_id,
        action=choice.key,
        actor=request.actor,
        visit_id=visit_id,
        inputs=inputs,
    )
