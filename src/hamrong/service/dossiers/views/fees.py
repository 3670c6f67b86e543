"""The money of a dossier: computing, taking, taking a mistaken receipt back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.dossiers.actions.charge import cancel_fee_receipt, charge, collect_fee
from hamrong.service.dossiers.queries.fees import fee_page
from hamrong.service.payments.interface import AT_DESK, Method

Problems = list[tuple[str, str]]


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def fees(request: ActorRequest, code: str) -> HttpResponse:
    """Show what is owed and paid; a post computes it anew."""
    if request.method == "GET":
        return _draw(request, code)
    page = fee_page(request.actor, code, request.POST)
    if page.sheet.problems:
        return _draw(request, code, list(page.sheet.problems))
    try:
        charge(request.actor, code, page.sheet)
    except RefusedError as refused:
        return _draw(request, code, [(f"fee-{refused.field or 'main'}", refused.message)])
    messages.success(request, _("Đã ghi nhận phí, lệ phí."))
    return redirect("dossiers:fees", code=code)


@require_POST
@allow(Rule.OFFICIAL)
def collect(request: ActorRequest, code: str, request_id: UUID) -> HttpResponse:
    """Take the money of an open request."""
    typed = request.POST.get("fee-method", "")
    try:
        collect_fee(
            request.actor,
            code,
            request_id,
            method=Method(typed) if typed in set(AT_DESK) else Method.CASH,
            payer=request.POST.get("payer", ""),
            reference=request.POST.get("fee-reference", ""),
        )
    except RefusedError as refused:
        return _draw(request, code, [(f"take-{refused.field or 'main'}", refused.message)])
    messages.success(request, _("Đã thu tiền và lập biên lai."))
    return redirect("dossiers:fees", code=code)


@require_POST
@allow(Rule.OFFICIAL)
def cancel(request: ActorRequest, code: str, receipt_id: UUID) -> HttpResponse:
    """Cancel a mistaken receipt."""
    because = request.POST.get("because", "")
    try:
        cancel_fee_receipt(request.actor, code, receipt_id, because=because)
    except RefusedError as refused:
        return _draw(request, code, [(f"because-{receipt_id}", refused.message)])
    messages.success(request, _("Đã hủy biên lai. Khoản này trở lại chưa thu."))
    return redirect("dossiers:fees", code=code)


def _draw(request: ActorRequest, code: str, problems: Problems | None = None) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    context = {
        "page": fee_page(request.actor, code, sent),
        "problems": problems or [],
        "errors": dict(problems or []),
        "typed": request.POST,
    }
    return render(request, "dossiers/fees.html", context, status=422 if problems else 200)
