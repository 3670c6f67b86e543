"""Beginning to file: where, and in which case."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamrong.foundation.directory import interface as directory
from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.forms import interface as forms
from hamrong.service.portal.views.filing import open_filing
from hamrong.service.procedures import interface as procedures
from hamrong.service.procedures.interface import CAPACITY, CASE, SELF, ProcedureView


@require_http_methods(["GET", "POST"])
@allow(Rule.CITIZEN)
def start(request: ActorRequest, code: str) -> HttpResponse:
    """Ask for place and what is not answered of the case yet, and open the draft."""
    procedure = procedures.procedure(code)
    if procedure is None:
        raise Http404
    if not procedure.fileable:
        return redirect("portal:procedure", code=code)
    refused: RefusedError | None = None
    chosen = {**request.GET.dict(), **request.POST.dict()}
    like = chosen.get("like") or request.GET.get("nhu", "")
    same = dossiers.filed_for(request.actor, like[:60]) if like else None
    if request.method == "POST" and "next" not in request.POST:
        try:
            draft_id = dossiers.start_filing(
                request.actor,
                procedure_code=code,
                area_code=chosen.get("area", ""),
                case_key=chosen.get(CASE, ""),
                capacity=_capacity(chosen),
                authorisation=chosen.get("authorisation", "")[:200],
                like=like[:60],
                answers=chosen,
            )
            return redirect("portal:tasks", code=code, draft_id=draft_id)
        except RefusedError as error:
            refused = error
    context = {
        "procedure": procedure,
        "refused": refused,
        "same": same,
        "like": like,
        "authorisation": chosen.get("authorisation", ""),
        "chosen_area": chosen.get("area", ""),
        "drafts": [d for d in forms.drafts_of(request.actor) if d.subject == code],
        "capacity": _capacity(chosen) or (same.capacity.value if same else ""),
        **_case(request, procedure, chosen),
        **_places(procedure, chosen.get("district", "")),
    }
    return render(request, "portal/start.html", context, status=422 if refused else 200)


@require_http_methods(["GET", "POST"])
@allow(Rule.CITIZEN)
def case(request: ActorRequest, code: str, draft_id: UUID) -> HttpResponse:
    """Change the answers of a draft to the questions of the case; what was given stays."""
    filing = open_filing(request, code, draft_id)
    if filing.draft.submitted_to is not None or not filing.procedure.questions:
        return redirect("portal:tasks", code=code, draft_id=draft_id)
    refused: RefusedError | None = None
    if request.method == "POST":
        paper = request.POST.get("authorisation", "")[:200]
        try:
            dossiers.settle_case(
                request.actor, draft_id, answers=request.POST.dict(), authorisation=paper
            )
        except RefusedError as error:
            refused = error
        else:
            messages.success(request, _("Đã lưu. Giấy tờ cần đính kèm theo đúng trường hợp."))
            return redirect("portal:tasks", code=code, draft_id=draft_id)
    said = request.POST.dict() if refused else dict(filing.situation)
    kept = str(filing.draft.extra.get("authorisation", ""))
    questions = filing.procedure.questions
    context = {
        "filing": filing,
        "refused": refused,
        "asked": [(one, said.get(one.key, "")) for one in questions],
        "asks_capacity": any(one.key == CAPACITY for one in questions),
        "authorisation": request.POST.get("authorisation", kept),
    }
    return render(request, "portal/case.html", context, status=422 if refused else 200)


def _capacity(chosen: Mapping[str, str]) -> str:
    """Return by what right somebody files for another; "" for who files for themselves."""
    said = chosen.get(CAPACITY, "")
    return "" if said == SELF else said


def _case(
    request: ActorRequest, procedure: ProcedureView, chosen: Mapping[str, str]
) -> dict[str, object]:
    """Return what was answered on the procedure's page, and what is left to ask.

    Only answers that came in the address are taken as given: those chosen here stay open to
    change. For whom one files is always asked here, with all its answers.
    """
    brought = procedures.read_answers(procedure.questions, request.GET.dict())
    brought = {key: answer for key, answer in brought.items() if key != CAPACITY}
    asked = [one for one in procedure.questions if one.key != CAPACITY]
    return {
        "given": [
            (one, brought[one.key], one.said(brought[one.key]))
            for one in asked
            if one.key in brought
        ],
        "asked": [(one, chosen.get(one.key, "")) for one in asked if one.key not in brought],
        "capacities": [(one.value, label) for one, label in dossiers.CAPACITY_LABEL.items()],
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
    }


def _places(procedure: ProcedureView, district: str) -> dict[str, object]:
    """Return the choice of places: districts, then the communes of the one chosen."""
    if not procedure.needs_place:
        return {"needs_place": False}
    districts = directory.areas(level=directory.Level.DISTRICT)
    known = any(d.code == district for d in districts)
    communes = (
        directory.areas(level=directory.Level.COMMUNE, parent_code=district or None)
        if known or not districts
        else []
    )
    return {
        "needs_place": True,
        "districts": districts,
        "district": district if known else "",
        "communes": communes,
    }
