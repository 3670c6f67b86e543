"""Beginning to file: where, and in which case."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from hamrong.foundation.directory import interface as directory
from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.forms import interface as forms
from hamrong.service.procedures import interface as procedures


@require_http_methods(["GET", "POST"])
@allow(Rule.CITIZEN)
def start(request: ActorRequest, code: str) -> HttpResponse:
    """Ask for place and case, where the procedure has them, and open the draft."""
    procedure = procedures.procedure(code)
    if procedure is None:
        raise Http404
    if not procedure.fileable:
        return redirect("portal:procedure", code=code)
    refused: RefusedError | None = None
    like = request.POST.get("like") or request.GET.get("nhu", "")
    same = dossiers.filed_for(request.actor, like[:60]) if like else None
    chosen = request.POST if request.method == "POST" else request.GET
    if request.method == "POST" and "next" not in request.POST:
        try:
            draft_id = dossiers.start_filing(
                request.actor,
                procedure_code=code,
                area_code=request.POST.get("area", ""),
                case_key=request.POST.get("case", ""),
                capacity=request.POST.get("capacity", ""),
                authorisation=request.POST.get("authorisation", "")[:200],
                like=like[:60],
            )
            return redirect("portal:tasks", code=code, draft_id=draft_id)
        except RefusedError as error:
            refused = error
    context = {
        "procedure": procedure,
        "refused": refused,
        "capacities": [(one.value, label) for one, label in dossiers.CAPACITY_LABEL.items()],
        "capacity": chosen.get("capacity") or (same.capacity.value if same else ""),
        "same": same,
        "like": like,
        "authorisation": chosen.get("authorisation", ""),
        "chosen_case": chosen.get("case", ""),
        "chosen_area": chosen.get("area", ""),
        "drafts": [d for d in forms.drafts_of(request.actor) if d.subject == code],
        **_places(procedure, chosen.get("district", "")),
    }
    return render(request, "portal/start.html", context, status=422 if refused else 200)


def _places(procedure: procedures.ProcedureView, district: str) -> dict[str, object]:
    """Return the choice of places: districts, then the communes of the one chosen."""
    if procedure.level == directory.Level.PROVINCE:
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
