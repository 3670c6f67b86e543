"""The process-control slip of a dossier, and the register of a desk."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hamrong.foundation.directory import interface as directory
from hamrong.kernel.calendar.interface import today
from hamrong.kernel.ids.interface import uuid_of
from hamrong.kernel.text.interface import format_date, format_time
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow, send_csv, send_pdf
from hamrong.service.dossiers.queries.control import control_pdf
from hamrong.service.dossiers.queries.register import (
    RegisterRow,
    desks_kept,
    register_page,
    register_rows,
)
from hamrong.service.dossiers.queries.register_print import register_pdf

DAY = "%d/%m/%Y"
MONTH = timedelta(days=30)


@require_GET
@allow(Rule.OFFICIAL)
def control(request: ActorRequest, code: str) -> HttpResponse:
    """Open form 05 of a dossier as it stands now."""
    return send_pdf(control_pdf(request.actor, code), f"{code}-kiem-soat.pdf")


@require_GET
@allow(Rule.OFFICIAL)
def register(request: ActorRequest) -> HttpResponseBase:
    """Show the register of a desk for a time, page after page."""
    agency_id, since, until = _asked(request)
    page = None
    if agency_id:
        cursor = request.GET.get("sau", "")[:100]
        page = register_page(request.actor, agency_id, since, until, cursor)
    own = request.GET.copy()
    own.pop("sau", None)
    desks = directory.agency_names(set(desks_kept(request.actor)))
    context = {
        "page": page,
        "agency_id": agency_id,
        "desks": sorted(desks.items(), key=lambda one: one[1])[:200],
        "since": format_date(since),
        "until": format_date(until),
        "query": own.urlencode(),
        "next_url": f"?{own.urlencode()}&sau={page.next_cursor}"
        if page and page.next_cursor
        else "",
    }
    return render(request, "dossiers/register.html", context)


@require_GET
@allow(Rule.OFFICIAL)
def register_csv(request: ActorRequest) -> HttpResponse:
    """Give the register as a file for spreadsheets."""
    agency_id, since, until = _asked(request)
    rows: Iterator[RegisterRow] = iter(())
    if agency_id:
        rows = register_rows(request.actor, agency_id, since, until)
    header = [
        _("Mã hồ sơ"),
        _("Thủ tục"),
        _("Người nộp"),
        _("Địa chỉ"),
        _("Cơ quan giải quyết"),
        _("Nhận lúc"),
        _("Hẹn trả"),
        _("Trạng thái"),
        _("Số kết quả"),
        _("Có kết quả lúc"),
        _("Trả lúc"),
        _("Người nhận"),
    ]
    return send_csv("so-theo-doi-ho-so.csv", header, (_cells(row) for row in rows))


@require_GET
@allow(Rule.OFFICIAL)
def register_paper(request: ActorRequest) -> HttpResponseBase:
    """Print the register (form 06)."""
    agency_id, since, until = _asked(request)
    if agency_id is None:
        return register(request)
    pdf = register_pdf(request.actor, agency_id, since, until)
    return send_pdf(pdf, "so-theo-doi-ho-so.pdf")


def _asked(request: ActorRequest) -> tuple[UUID | None, date, date]:
    """Return the desk and the time asked for: the last thirty days of one's own desk at first."""
    until = _day(request.GET.get("den", "")) or today()
    since = _day(request.GET.get("tu", "")) or until - MONTH
    chosen = uuid_of(request.GET.get("co-quan", ""))
    own = sorted(request.actor.agencies())
    return chosen or (own[0] if own else None), min(since, until), until


def _day(text: str) -> date | None:
    try:
        return datetime.strptime(text.strip(), DAY).date()  # noqa: DTZ007 - a day only
    except ValueError:
        return None


def _cells(row: RegisterRow) -> list[str]:
    moments = (row.received_at, row.due_at)
    ended = (row.finished_at, row.handed_over_at)
    return [
        row.code,
        row.procedure,
        row.applicant,
        row.address,
        row.authority,
        *(format_time(one) if one else "" for one in moments),
        row.state,
        row.number,
        *(format_time(one) if one else "" for one in ended),
        row.handed_over_to,
    ]
