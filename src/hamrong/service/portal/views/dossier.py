"""My dossier: where it stands, its papers, and what I can do with it."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from hamrong.kernel.actor.interface import NotYoursError, RefusedError
from hamrong.kernel.files import interface as files
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow, send_file, send_pdf
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.dossiers.interface import DossierView, SlipKind, Todo
from hamrong.service.payments import interface as payments
from hamrong.service.portal.actions.answer_with_tray import answer_with_tray
from hamrong.service.portal.queries.purposes import asked_papers, supplement_purpose
from hamrong.service.portal.views.boxes import change_tray, lay_by, supplement_boxes

NOTE = "note"
LONGEST_NOTE = 4_000
# What is asked for nowhere else on the page of a dossier.
ASKED_ABOVE = frozenset({Todo.FINANCIAL, Todo.PAY, Todo.COLLECT})


@require_GET
@allow(Rule.CITIZEN)
def dossier(request: ActorRequest, code: str) -> HttpResponse:
    """Show the whole of one dossier to its applicant."""
    return _page(request, dossiers.dossier_view(request.actor, code))


@require_GET
@allow(Rule.CITIZEN)
def sent(request: ActorRequest, code: str) -> HttpResponse:
    """Confirm the submission: the code, the receipt, what happens next."""
    context = {
        "dossier": dossiers.dossier_view(request.actor, code),
        "paying": dossiers.pay_page(request.actor, code),
    }
    return render(request, "portal/sent.html", context)


def _page(
    request: ActorRequest, found: DossierView, problems: dict[str, list[str]] | None = None
) -> HttpResponse:
    problems = problems or {}
    context = {
        "dossier": found,
        "boxes": supplement_boxes(request, found, problems),
        "tasks": [
            task
            for task in dossiers.tasks_of(request.actor, found.code)
            if task.kind in ASKED_ABOVE
        ],
        "pays_online": payments.can_pay_online(),
        "parts": dossiers.page_parts(request.actor, found),
        "papers_at": f"{reverse('portal:dossier', args=[found.code])}/tep/",
        "portal_page": True,
        "pay_at": reverse("portal:pay", args=[found.code]),
        "problems": problems,
        "note": request.POST.get(NOTE, ""),
        "note_problems": problems.get(NOTE, []),
    }
    return render(request, "portal/dossier.html", context, status=422 if problems else 200)


@require_http_methods(["POST"])
@allow(Rule.CITIZEN)
def supplement(request: ActorRequest, code: str) -> HttpResponse:
    """Send what was asked for: files for each document, and a note."""
    found = dossiers.dossier_view(request.actor, code)
    asked = asked_papers(found)
    problems = lay_by(request, {key: supplement_purpose(found.code, key) for key in asked})
    if change_tray(request.actor, request.POST):
        return _page(request, found, problems)
    if not problems:
        problems = _answer(request, found, asked)
    if problems:
        return _page(request, found, problems)
    messages.success(request, _("Đã gửi bổ sung. Cơ quan tiếp nhận sẽ xem xét và báo cho bạn."))
    return redirect("portal:dossier", code=code)


def _answer(
    request: ActorRequest, found: DossierView, asked: dict[str, str]
) -> dict[str, list[str]]:
    note = request.POST.get(NOTE, "").replace("\x00", "")[:LONGEST_NOTE]
    try:
        answer_with_tray(
            request.actor, found.code, visit_id=_visit(request), asked=asked, note=note
        )
    except RefusedError as refused:
        key = refused.field if refused.field in asked else NOTE
        return {key: [refused.message]}
    return {}


def _visit(request: ActorRequest) -> UUID:
    try:
        return UUID(request.POST.get("visit", ""))
    except ValueError as error:
        raise NotYoursError from error


@require_http_methods(["GET", "POST"])
@allow(Rule.CITIZEN)
def withdraw(request: ActorRequest, code: str) -> HttpResponse:
    """Ask once more, then withdraw."""
    found = dossiers.dossier_view(request.actor, code)
    if request.method == "POST":
        reason = request.POST.get("reason", "").replace("\x00", "")[:LONGEST_NOTE]
        try:
            dossiers.withdraw_own(request.actor, code, visit_id=_visit(request), reason=reason)
        except RefusedError as refused:
            context = {"dossier": found, "problem": refused.message, "reason": reason}
            return render(request, "portal/withdraw.html", context, status=422)
        messages.success(request, _("Đã rút hồ sơ. Cơ quan không giải quyết hồ sơ này nữa."))
        return redirect("portal:dossier", code=code)
    if not found.may_withdraw:
        return redirect("portal:dossier", code=code)
    return render(request, "portal/withdraw.html", {"dossier": found})


@require_GET
@allow(Rule.CITIZEN)
def paper(request: ActorRequest, code: str, file_id: UUID) -> FileResponse:
    """Open one paper of my dossier; the first opening of the result is a delivery, and noted."""
    stored, handle = files.open_file(dossiers.readable_file(request.actor, code, file_id))
    dossiers.note_opening(request.actor, code, file_id)
    return send_file(handle, files.headers_for(stored, inline=True))


@require_GET
@allow(Rule.CITIZEN)
def confirmation(request: ActorRequest, code: str) -> FileResponse:
    """Open the confirmation of the submission, printed now if the worker has not yet."""
    found = dossiers.dossier_view(request.actor, code)
    stored, handle = files.open_file(dossiers.make_slip(found.id, SlipKind.SUBMISSION, 1))
    return send_file(handle, files.headers_for(stored, inline=True))


@require_GET
@allow(Rule.CITIZEN)
def declaration(request: ActorRequest, code: str) -> HttpResponse:
    """Open what I declared as the procedure's form on paper."""
    return send_pdf(dossiers.declaration_pdf(request.actor, code), f"{code}-to-khai.pdf")


@require_GET
@allow(Rule.CITIZEN)
def appointment(request: ActorRequest, code: str) -> HttpResponse:
    """Give the appointed time as an entry for a calendar."""
    response = HttpResponse(
        dossiers.appointment_file(request.actor, code), content_type="text/calendar; charset=utf-8"
    )
    response.headers["Content-Disposition"] = 'attachment; filename="hen-tra.ics"'
    response.headers["Cache-Control"] = "private, no-store"
    return response
