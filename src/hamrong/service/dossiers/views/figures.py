"""The leader's page: counts by state, due and overdue."""

import csv

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hamrong.kernel.actor.interface import Role
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.text.interface import format_time
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.dossiers.queries.figures import AgencyFigures, figures
from hamrong.service.dossiers.queries.states import STATE_KIND, STATE_LABEL

# With this mark spreadsheets read the file as UTF-8, and Vietnamese as it is written.
BYTE_ORDER_MARK = "\ufeff"
# A cell that begins with one of these would be run as a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@require_GET
@allow(Rule.OFFICIAL, roles=(Role.LEADER,))
def leader_figures(request: ActorRequest) -> HttpResponse:
    """Show the counts of the agencies this leader leads and those below."""
    counted = figures(request.actor)
    states = [
        {"key": s.value, "label": STATE_LABEL[s], "kind": STATE_KIND[s], "count": count}
        for s, count in counted.by_state.items()
        if count
    ]
    return render(
        request,
        "dossiers/figures.html",
        {
            "figures": counted,
            "states": states,
            "bars": [(state["label"], state["count"], state["kind"]) for state in states],
            "at": now(),
        },
    )


@require_GET
@allow(Rule.OFFICIAL, roles=(Role.LEADER,))
def figures_csv(request: ActorRequest) -> HttpResponse:
    """Give the table of agencies as a file for spreadsheets."""
    counted = figures(request.actor)
    response = HttpResponse(
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="ho-so-theo-co-quan.csv"'},
    )
    response.write(BYTE_ORDER_MARK)
    writer = csv.writer(response)
    writer.writerow(
        [
            _("Cơ quan"),
            _("Chờ tiếp nhận"),
            _("Đang giải quyết"),
            _("Tạm dừng"),
            _("Quá hạn"),
            _("Xong đúng hạn"),
            _("Xong trễ hạn"),
            _("Tỷ lệ đúng hạn (%)"),
            _("Số liệu lúc"),
        ]
    )
    at = format_time(now())
    writer.writerows([*_cells(line), at] for line in counted.agencies)
    return response


def _cells(line: AgencyFigures) -> list[object]:
    name = f"'{line.name}" if line.name.startswith(FORMULA_STARTS) else line.name
    return [
        name,
        line.waiting,
        line.handling,
        line.paused,
        line.overdue,
        line.finished_on_time,
        line.finished_late,
        "" if line.on_time_share is None else line.on_time_share,
    ]
