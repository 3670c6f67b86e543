"""The leader's page: counts by state, due and overdue."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hamrong.kernel.actor.interface import Role
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.text.interface import format_time
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow, send_csv
from hamrong.service.dossiers.queries.figures import AgencyFigures, figures
from hamrong.service.dossiers.queries.rating import satisfied_this_year
from hamrong.service.dossiers.queries.states import STATE_KIND, STATE_LABEL


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
            "satisfied": satisfied_this_year(request.actor),
            "at": now(),
        },
    )


@require_GET
@allow(Rule.OFFICIAL, roles=(Role.LEADER,))
def figures_csv(request: ActorRequest) -> HttpResponse:
    """Give the table of agencies as a file for spreadsheets."""
    counted = figures(request.actor)
    header = [
        _("Cơ quan"),
        _("Chờ tiếp nhận"),
        _("Đang giải quyết"),
        _("Tạm dừng"),
        _("Quá hạn"),
        _("Xong đúng hạn"),
        _("Xong trễ hạn"),
        _("Tỷ lệ đúng hạn (%)"),
        _("Tỷ lệ hồ sơ đã số hóa (%)"),
        _("Số liệu lúc"),
    ]
    at = format_time(now())
    rows = ([*_cells(line), at] for line in counted.agencies)
    return send_csv("ho-so-theo-co-quan.csv", header, rows)


def _cells(line: AgencyFigures) -> list[object]:
    return [
        line.name,
        line.waiting,
        line.handling,
        line.paused,
        line.overdue,
        line.finished_on_time,
        line.finished_late,
        "" if line.on_time_share is None else line.on_time_share,
        "" if line.digitised.share is None else line.digitised.share,
    ]
