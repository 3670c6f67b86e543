"""How much of what is offered online, for officials."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from hamrong.kernel.ui.interface import ActorRequest, Rule, allow, send_csv
from hamrong.service.procedures.queries.levels import listed_procedures, service_levels


@require_GET
@allow(Rule.OFFICIAL)
def levels_page(request: ActorRequest) -> HttpResponse:
    """Show the share of each level, and what every procedure lacks."""
    context = {"levels": service_levels(), "listed": listed_procedures()}
    return render(request, "procedures/levels.html", context)


@require_GET
@allow(Rule.OFFICIAL)
def levels_csv(request: ActorRequest) -> HttpResponse:  # noqa: ARG001 - a view's signature
    """Give the same as a table."""
    rows = service_levels().rows
    header = ("ma_thu_tuc", "ten", "muc_do", "muc_do_cong_bo", "hinh_thuc", "ly_do")
    return send_csv(
        "muc-do-truc-tuyen.csv",
        header,
        [(r.code, r.name, r.level, r.announced, r.words, " ".join(r.reasons)) for r in rows],
    )
