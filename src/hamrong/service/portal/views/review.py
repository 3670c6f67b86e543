"""Checking the answers, and sending."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from hamrong.kernel.calendar.interface import today
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow, send_pdf
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.forms import interface as forms
from hamrong.service.portal.views.filing import open_filing
from hamrong.service.procedures import interface as procedures


@require_GET
@allow(Rule.CITIZEN)
def review(request: ActorRequest, code: str, draft_id: UUID) -> HttpResponse:
    """Show all answers in words, and what is still missing with links to it."""
    filing = open_filing(request, code, draft_id)
    if filing.draft.submitted_to is not None:
        return redirect("portal:mine")
    return _page(request, filing)


def _page(request: ActorRequest, filing: dossiers.Filing, status: int = 200) -> HttpResponse:
    draft, view = filing.draft, filing.fitted
    context = {
        "filing": filing,
        "groups": forms.labelled(draft.form, draft.answers),
        "documents": [(d, draft.files.get(d.key, ())) for d in filing.uploads],
        "problems": forms.problems(draft, filing.required_uploads),
        "second_looks": forms.second_looks(draft),
        "documents_step": forms.DOCUMENTS,
        "time": procedures.time_for(view, filing.case_key).words,
        "fee": procedures.total_words(procedures.fee_total(view, filing.case_key, on=today())),
        "said": _said_of_case(filing),
    }
    return render(request, "portal/review.html", context, status=status)


def _said_of_case(filing: dossiers.Filing) -> list[tuple[procedures.Question, str]]:
    """Return the questions of the case with their answers; "" for one that is open."""
    said = filing.situation
    listed = [(one, one.said(said.get(one.key, ""))) for one in filing.procedure.questions]
    return [(one, words) for one, words in listed if words or one.key not in said]


@require_GET
@allow(Rule.CITIZEN)
def printed(request: ActorRequest, code: str, draft_id: UUID) -> HttpResponse:
    """Open the form as filled so far, to read it on paper before sending."""
    filing = open_filing(request, code, draft_id)
    return send_pdf(dossiers.draft_declaration_pdf(filing), f"{code}-ban-nhap.pdf")


@require_POST
@allow(Rule.CITIZEN)
def send(request: ActorRequest, code: str, draft_id: UUID) -> HttpResponse:
    """Submit once, however often the button is pressed."""
    try:
        done = dossiers.submit(request.actor, draft_id=draft_id)
    except forms.IncompleteError:
        return _page(request, open_filing(request, code, draft_id), status=422)
    return redirect("portal:sent", code=done.code)
