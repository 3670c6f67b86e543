"""The page of one procedure."""

import json

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET

from hamrong.kernel.calendar.interface import today
from hamrong.kernel.edition.interface import shared
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.portal.queries.government_service import government_service
from hamrong.service.procedures import interface as procedures

# A name from the catalogue must not be able to close the script element it stands in.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@require_GET
@shared
@allow(Rule.ANYONE)
def procedure(request: ActorRequest, code: str) -> HttpResponse:
    """Tell what a procedure takes; a record nobody curated yet is shown as it was published."""
    curated = procedures.procedure(code)
    if curated is not None:
        address = request.build_absolute_uri(request.path)
        shown = {**_curated(curated), "structured": _structured(curated, address)}
        return render(request, "portal/procedure.html", shown)
    raw = procedures.raw_procedure(code)
    if raw is None:
        raise Http404
    return render(request, "portal/raw_procedure.html", {"procedure": raw})


def _curated(view: procedures.ProcedureView) -> dict[str, object]:
    return {
        "procedure": view,
        "uploads": procedures.to_upload(view),
        "presents": procedures.to_present(view),
        "fees": [(fee, procedures.fee_words(fee)) for fee in view.fees],
        "total": procedures.total_words(_total(view)),
        "cases": [
            (case, procedures.total_words(procedures.fee_total(view, case.key, on=today())))
            for case in view.cases
        ],
        "event": procedures.LIFE_EVENTS[view.life_event],
    }


def _total(view: procedures.ProcedureView) -> procedures.FeeTotal:
    return procedures.fee_total(view, view.cases[0].key if view.cases else "", on=today())


def _structured(view: procedures.ProcedureView, address: str) -> SafeString:
    text = json.dumps(government_service(view, address), ensure_ascii=False)
    return SafeString(text.translate(_ESCAPES))
