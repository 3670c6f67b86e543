"""What a desk took in a day: on screen, as a list to hand over with the money, as a table."""

from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hamrong.foundation.directory import interface as directory
from hamrong.kernel.actor.interface import NotYoursError
from hamrong.kernel.calendar.interface import today
from hamrong.kernel.ids.interface import uuid_of
from hamrong.kernel.text.interface import format_date, format_time
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow, send_csv, send_pdf
from hamrong.service.payments.access import cash_desks
from hamrong.service.payments.queries.prints import takings_pdf
from hamrong.service.payments.queries.takings import (
    MOST_LISTED,
    PAGE_SIZE,
    TakingRow,
    taking_rows,
    takings,
)

DAY = "%d/%m/%Y"


@require_GET
@allow(Rule.OFFICIAL)
def takings_page(request: ActorRequest) -> HttpResponse:
    """Show the receipts and sums of a desk's day."""
    agency_id, day, problem = _asked(request)
    rows = taking_rows(
        request.actor, agency_id, day, after=request.GET.get("sau", "")[:60], most=PAGE_SIZE + 1
    )
    own = request.GET.copy()
    own.pop("sau", None)
    following = own.copy()
    if len(rows) > PAGE_SIZE:
        following["sau"] = rows[PAGE_SIZE - 1].number
    desks = directory.agency_names(set(cash_desks(request.actor)))
    context = {
        "rows": rows[:PAGE_SIZE],
        "sums": takings(request.actor, agency_id, day),
        "agency_id": agency_id,
        "desks": sorted(desks.items(), key=lambda one: one[1]),
        "day": format_date(day),
        "problem": problem,
        "query": own.urlencode(),
        "next_url": f"?{following.urlencode()}" if len(rows) > PAGE_SIZE else "",
    }
    return render(request, "payments/day.html", context, status=422 if problem else 200)


@require_GET
@allow(Rule.OFFICIAL)
def takings_csv(request: ActorRequest) -> HttpResponse:
    """Give the day as a table for spreadsheets."""
    agency_id, day, _problem = _asked(request)
    header = [
        _("Số biên lai"),
        _("Lúc"),
        _("Mã hồ sơ"),
        _("Người nộp"),
        _("Hình thức"),
        _("Số tham chiếu"),
        _("Số tiền (đồng)"),
        _("Người thu"),
        _("Lý do hủy"),
    ]
    rows = taking_rows(request.actor, agency_id, day, most=MOST_LISTED)
    return send_csv(f"thu-phi-{day:%Y-%m-%d}.csv", header, (_cells(row) for row in rows))


@require_GET
@allow(Rule.OFFICIAL)
def takings_paper(request: ActorRequest) -> HttpResponseBase:
    """Print the list that goes with the money."""
    agency_id, day, _problem = _asked(request)
    rows = taking_rows(request.actor, agency_id, day, most=MOST_LISTED)
    sums = takings(request.actor, agency_id, day)
    with translation.override(settings.LANGUAGE_CODE):
        pdf = takings_pdf(agency_id, day, rows, sums, printed_by=request.actor.name)
    return send_pdf(pdf, f"thu-phi-{day:%Y-%m-%d}.pdf")


def _asked(request: ActorRequest) -> tuple[UUID, date, str]:
    """Return the desk and the day asked for, today at one's own desk at first; and what is wrong.

    Raises:
        NotYoursError: the actor has no desk that takes money.
    """
    own = sorted(cash_desks(request.actor))
    if not own:
        raise NotYoursError
    chosen = uuid_of(request.GET.get("co-quan", "")) or own[0]
    text = request.GET.get("ngay", "").strip()
    if not text:
        return chosen, today(), ""
    try:
        return chosen, datetime.strptime(text, DAY).date(), ""  # noqa: DTZ007 - a day only
    except ValueError:
        return chosen, today(), _("Nhập ngày theo dạng ngày/tháng/năm, ví dụ 05/03/2024.")


def _cells(row: TakingRow) -> list[str]:
    return [
        row.number,
        format_time(row.received_at),
        row.code,
        row.payer,
        row.method,
        row.reference,
        str(0 if row.cancelled else row.amount),
        row.cashier,
        row.cancelled_because,
    ]
