"""The counter: who is next, what they came for, and their receipts."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hamrong.foundation.directory import interface as directory
from hamrong.kernel.actor.interface import NotYoursError, RefusedError
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow, send_pdf
from hamrong.service.procedures import interface as procedures
from hamrong.service.reception.access import desks_of
from hamrong.service.reception.actions.add_procedure import add_procedure
from hamrong.service.reception.actions.end_visit import end_visit
from hamrong.service.reception.actions.open_store_of import open_store_of
from hamrong.service.reception.queries.offers import linked_account
from hamrong.service.reception.queries.places import places_of
from hamrong.service.reception.queries.receipts import receipts_pdf
from hamrong.service.reception.queries.visits import VisitView, known_people, open_visits, visit
from hamrong.service.reception.rules import CardError, looks_like_card, read_card


@require_GET
@allow(Rule.OFFICIAL)
def counter(request: ActorRequest) -> HttpResponse:
    """Take a scanned card or words about a person; list the visits that are still open."""
    if not desks_of(request.actor):
        raise NotYoursError
    text, problem = request.GET.get("q", "")[:500].strip(), ""
    if looks_like_card(text):
        try:
            card = read_card(text)
        except CardError:
            problem = _("Không đọc được mã trên thẻ. Hãy quét lại, hoặc gõ số và họ tên.")
        else:
            known = {
                "full_name": card.full_name,
                "personal_id": card.personal_id,
                "address": card.address,
            }
            return redirect(f"{reverse('reception:person')}?{urlencode(known)}")
    found = known_people(request.actor, text) if text and not problem else ()
    context = {
        "q": text,
        "problem": problem,
        "people": [(one, urlencode(vars(one))) for one in found],
        "visits": open_visits(request.actor),
    }
    return render(request, "reception/counter.html", context, status=422 if problem else 200)


@require_GET
@allow(Rule.OFFICIAL)
def visit_page(request: ActorRequest, visit_id: UUID) -> HttpResponse:
    """Show what the person came for, and find the next procedure."""
    found = visit(request.actor, visit_id)
    text = request.GET.get("q", "")[:200].strip()
    listed = procedures.search(text).rows if text else ()
    context = {
        "visit": found,
        "q": text,
        "procedures": [row for row in listed if row.fileable],
        "agency": directory.agency(found.agency_id),
        "account": linked_account(request.actor, visit_id),
    }
    return render(request, "reception/visit.html", context)


@require_POST
@allow(Rule.OFFICIAL)
def open_store(request: ActorRequest, visit_id: UUID) -> HttpResponse:
    """Open the person's store to their account, once card and account were compared."""
    try:
        open_store_of(request.actor, visit_id)
    except RefusedError as refused:
        messages.error(request, refused.message)
    else:
        messages.success(request, _("Đã mở kho giấy tờ cho tài khoản của người này."))
    return redirect("reception:visit", visit_id=visit_id)


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def add(request: ActorRequest, visit_id: UUID, code: str) -> HttpResponse:
    """Ask for place and case where there is a choice, and open the form."""
    found = visit(request.actor, visit_id)
    procedure = procedures.procedure(code)
    if procedure is None:
        raise NotYoursError
    communes = places_of(found.agency_id, procedure)
    asks = len(procedure.cases) > 1 or len(communes) > 1
    refused: RefusedError | None = None
    if request.method == "POST" or not asks:
        try:
            item_id = add_procedure(
                request.actor,
                visit_id,
                procedure_code=code,
                area_code=request.POST.get("area", communes[0].code if communes else ""),
                case_key=request.POST.get("case", _only_case(procedure)),
            )
        except RefusedError as error:
            refused = error
        else:
            return redirect("reception:item", visit_id=visit_id, item_id=item_id)
    context = {
        "visit": found,
        "procedure": procedure,
        "communes": communes,
        "refused": refused,
        "area": request.POST.get("area", ""),
        "case": request.POST.get("case", ""),
    }
    return render(request, "reception/add.html", context, status=422 if refused else 200)


def _only_case(procedure: procedures.ProcedureView) -> str:
    return procedure.cases[0].key if len(procedure.cases) == 1 else ""


@require_POST
@allow(Rule.OFFICIAL)
def end(request: ActorRequest, visit_id: UUID) -> HttpResponse:
    """End the visit and call the next person."""
    end_visit(request.actor, visit_id)
    messages.success(request, _("Đã kết thúc lượt tiếp nhận."))
    return redirect("reception:counter")


@require_GET
@allow(Rule.OFFICIAL)
def receipts(request: ActorRequest, visit_id: UUID) -> HttpResponse:
    """Print one receipt for everything received in the visit."""
    found: VisitView = visit(request.actor, visit_id)
    if not found.received:
        raise NotYoursError
    return send_pdf(receipts_pdf(request.actor, found), f"tiep-nhan-{visit_id}.pdf")
