"""Online payments for officials: what needs a hand, one payment, refunds, compared days."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hamrong.kernel.actor.interface import RefusedError, Role
from hamrong.kernel.text.interface import format_date, format_time
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow, send_csv
from hamrong.service.payments.actions.end_gap import end_gap
from hamrong.service.payments.actions.look import look_now
from hamrong.service.payments.actions.refund import refund
from hamrong.service.payments.ports import is_configured
from hamrong.service.payments.queries.online_desk import (
    PAGE_SIZE,
    PART_LABEL,
    Part,
    checked_days,
    gap_rows,
    online_page,
    online_rows,
    waiting_for_desk,
)

DESKS = (Role.ONE_STOP, Role.HEAD, Role.LEADER, Role.ADMINISTRATOR)


@require_GET
@allow(Rule.OFFICIAL, roles=DESKS)
def online(request: ActorRequest) -> HttpResponse:
    """List a part of the online payments."""
    typed = request.GET.get("muc", "")
    part = Part(typed) if typed in set(Part) else Part.TO_DO
    after = request.GET.get("sau", "")[:60].replace("\x00", "")
    rows = online_rows(request.actor, part, after=after, most=PAGE_SIZE + 1)
    more = f"?muc={part.value}&sau={rows[PAGE_SIZE - 1].reference}" if len(rows) > PAGE_SIZE else ""
    context = {
        "rows": rows[:PAGE_SIZE],
        "part": part.value,
        "parts": [
            {
                "label": label,
                "url": f"?muc={one.value}",
                "current": one is part,
                "count": waiting_for_desk(request.actor) if one is Part.TO_DO else 0,
            }
            for one, label in PART_LABEL.items()
        ],
        "next_url": more,
        "configured": is_configured(),
    }
    return render(request, "payments/online.html", context)


@require_GET
@allow(Rule.OFFICIAL, roles=DESKS)
def payment(request: ActorRequest, payment_id: UUID) -> HttpResponse:
    """Show one online payment."""
    return _draw(request, payment_id)


@require_POST
@allow(Rule.OFFICIAL, roles=DESKS)
def give_back(request: ActorRequest, payment_id: UUID) -> HttpResponse:
    """Have the money given back."""
    because = request.POST.get("because", "").replace("\x00", "")
    try:
        refund(request.actor, payment_id, because=because)
    except RefusedError as refused:
        return _draw(request, payment_id, refused.message)
    messages.success(request, _("Đã yêu cầu nền tảng hoàn tiền. Người nộp thấy việc này."))
    return redirect("payments:payment", payment_id=payment_id)


@require_POST
@allow(Rule.OFFICIAL, roles=DESKS)
def ask(request: ActorRequest, payment_id: UUID) -> HttpResponse:
    """Ask the platform now."""
    done = look_now(request.actor, payment_id)
    said = _("Đã hỏi lại nền tảng thanh toán.") if done else _("Đang hỏi lại nền tảng thanh toán.")
    messages.success(request, said)
    return redirect("payments:payment", payment_id=payment_id)


def _draw(request: ActorRequest, payment_id: UUID, problem: str = "") -> HttpResponse:
    context = {
        "page": online_page(request.actor, payment_id),
        "problem": problem,
        "because": request.POST.get("because", ""),
    }
    return render(request, "payments/payment.html", context, status=422 if problem else 200)


@require_GET
@allow(Rule.OFFICIAL, roles=DESKS)
def compared(request: ActorRequest) -> HttpResponse:
    """Show what differs from the platform's days."""
    return _draw_compared(request)


@require_POST
@allow(Rule.OFFICIAL, roles=DESKS)
def note_gap(request: ActorRequest, gap_id: UUID) -> HttpResponse:
    """Note why a day differs."""
    note = request.POST.get("note", "").replace("\x00", "")
    try:
        end_gap(request.actor, gap_id, note=note)
    except RefusedError as refused:
        return _draw_compared(request, {str(gap_id): refused.message})
    messages.success(request, _("Đã ghi kết quả kiểm tra."))
    return redirect("payments:compared")


@require_GET
@allow(Rule.OFFICIAL, roles=DESKS)
def compared_csv(request: ActorRequest) -> HttpResponse:
    """Give all differences as a table for spreadsheets."""
    header = [
        _("Ngày"),
        _("Mã tham chiếu"),
        _("Mã hồ sơ"),
        _("Khác nhau"),
        _("Ở đây (đồng)"),
        _("Nền tảng (đồng)"),
        _("Xử lý lúc"),
        _("Người xử lý"),
        _("Kết quả kiểm tra"),
    ]
    rows = [
        *gap_rows(request.actor, ended=False),
        *gap_rows(request.actor, ended=True),
    ]
    cells = (
        [
            format_date(row.day),
            row.reference,
            row.code,
            str(row.label),
            str(row.ours),
            str(row.theirs),
            format_time(row.ended_at) if row.ended_at else "",
            row.ended_by,
            row.note,
        ]
        for row in rows
    )
    return send_csv("doi-chieu-thanh-toan.csv", header, cells)


def _draw_compared(request: ActorRequest, problems: dict[str, str] | None = None) -> HttpResponse:
    rows = [
        {"gap": row, "problem": (problems or {}).get(str(row.id), "")}
        for row in gap_rows(request.actor, ended=False, most=200)
    ]
    context = {
        "rows": rows,
        "ended": gap_rows(request.actor, ended=True, most=50),
        "days": checked_days(),
        "problems": problems or {},
        "typed": request.POST.get("note", ""),
    }
    return render(request, "payments/compared.html", context, status=422 if problems else 200)
