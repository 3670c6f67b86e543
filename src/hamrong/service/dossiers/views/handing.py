"""Handing results over: the slip to sign, and what nobody came for."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hamrong.kernel.actor.interface import RefusedError, Role
from hamrong.kernel.text.interface import format_time
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow, send_csv, send_pdf
from hamrong.service.dossiers.actions.remind_to_collect import remind_to_collect
from hamrong.service.dossiers.queries.handing import slip_to_sign
from hamrong.service.dossiers.queries.uncollected import (
    UncollectedRow,
    uncollected_page,
    uncollected_rows,
)


@require_GET
@allow(Rule.OFFICIAL)
def to_sign(request: ActorRequest, code: str) -> HttpResponse:
    """Print the slip of a handing over, to be signed by hand."""
    return send_pdf(slip_to_sign(request.actor, code), f"{code}-bien-nhan.pdf")


@require_GET
@allow(Rule.OFFICIAL, roles=(Role.ONE_STOP,))
def uncollected(request: ActorRequest) -> HttpResponse:
    """List the results that wait at the desk, the longest waiting first."""
    page = uncollected_page(request.actor, request.GET.get("sau", "")[:100])
    next_url = f"?sau={page.next_cursor.replace('+', '%2B')}" if page.next_cursor else ""
    context = {"page": page, "next_url": next_url}
    return render(request, "dossiers/uncollected.html", context)


@require_GET
@allow(Rule.OFFICIAL, roles=(Role.ONE_STOP,))
def uncollected_csv(request: ActorRequest) -> HttpResponse:
    """Give the list as a file for spreadsheets."""
    header = [
        _("Mã hồ sơ"),
        _("Thủ tục"),
        _("Người nộp"),
        _("Điện thoại"),
        _("Số kết quả"),
        _("Có kết quả lúc"),
        _("Số ngày chờ"),
        _("Nhắc lần cuối"),
    ]
    rows = (_cells(row) for row in uncollected_rows(request.actor))
    return send_csv("ket-qua-cho-tra.csv", header, rows)


def _cells(row: UncollectedRow) -> list[str]:
    return [
        row.code,
        row.procedure,
        row.applicant,
        row.phone,
        row.number,
        format_time(row.finished_at),
        str(row.days),
        format_time(row.reminded_at) if row.reminded_at else "",
    ]


@require_POST
@allow(Rule.OFFICIAL)
def remind(request: ActorRequest, code: str) -> HttpResponse:
    """Remind the applicant, and go back to the list."""
    try:
        remind_to_collect(request.actor, code)
    except RefusedError as refused:
        messages.warning(request, refused.message)
    else:
        messages.success(request, _("Đã nhắc người nộp hồ sơ %(code)s.") % {"code": code})
    return redirect("dossiers:uncollected")
