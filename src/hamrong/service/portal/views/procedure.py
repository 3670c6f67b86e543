"""The page of one procedure: the same for everybody, so that it can be kept and shared."""

import json
from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from hamrong.kernel.edition.interface import shared
from hamrong.kernel.print.interface import qr_svg
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow, send_pdf, site
from hamrong.service.forms import interface as forms
from hamrong.service.portal.queries.government_service import government_service, published_service
from hamrong.service.portal.queries.procedure_page import procedure_page
from hamrong.service.procedures import interface as procedures

# A name from the catalogue must not be able to close the script element it stands in.
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@require_safe
@shared
@allow(Rule.ANYONE)
def procedure(request: ActorRequest, code: str) -> HttpResponse:
    """Tell what a procedure takes in the case answered in the address.

    A record nobody curated yet is shown as it was published.
    """
    curated = procedures.procedure(code)
    if curated is not None:
        return render(request, "portal/procedure.html", _curated(request, curated))
    raw = procedures.raw_procedure(code)
    if raw is None:
        raise Http404
    return render(request, "portal/raw_procedure.html", _raw(request, raw))


@require_safe
@allow(Rule.ANYONE)
def blank_form(_request: ActorRequest, code: str) -> HttpResponse:
    """Open the procedure's form with nothing on it, to read and prepare on paper."""
    found = procedures.procedure(code)
    pdf = forms.blank_pdf(found.form_key) if found else None
    if pdf is None:
        raise Http404
    return send_pdf(pdf, f"{code}-to-khai-trong.pdf")


def _curated(request: HttpRequest, view: procedures.ProcedureView) -> dict[str, object]:
    page = procedure_page(view, request.GET.dict())
    address = request.build_absolute_uri(request.path)
    form = forms.form(view.form_key)
    return {
        "page": page,
        "procedure": view,
        "form": form,
        "canonical": address,
        "data_url": f"/api/v1/procedures/{view.code}",
        "structured": structured(request, view, address),
        "printed_address": f"{address}{page.query}",
        "qr": SafeString(qr_svg(f"{address}{page.query}")),
    }


def _raw(request: HttpRequest, view: procedures.RawView) -> dict[str, object]:
    chosen = request.GET.get(procedures.CASE, "")
    case = view.cases[int(chosen)] if _is_place(chosen, len(view.cases)) else None
    address = request.build_absolute_uri(request.path)
    return {
        "procedure": view,
        "case": case,
        "chosen": chosen if case else "",
        "canonical": address,
        "data_url": f"/api/v1/procedures/{view.code}",
        "structured": _in_script(published_service(view, address, owner=site().owner)),
        "printed_address": address,
        "qr": SafeString(qr_svg(address)),
    }


def _is_place(text: str, count: int) -> bool:
    return text in {str(place) for place in range(count)}


def structured(request: HttpRequest, view: procedures.ProcedureView, address: str) -> SafeString:
    """Return the page's data for machines, safe inside a script element."""
    described: Mapping[str, object] = government_service(
        view,
        address,
        filing=request.build_absolute_uri(reverse("portal:start", args=[view.code])),
        checking=request.build_absolute_uri(reverse("issuance:ask")),
        owner=site().owner,
    )
    return _in_script(described)


def _in_script(described: Mapping[str, object]) -> SafeString:
    return SafeString(json.dumps(described, ensure_ascii=False).translate(_ESCAPES))
