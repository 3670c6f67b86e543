"""The targets of a plan, for officials."""

from collections.abc import Iterable

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hamrong.governance.plan.queries.target_page import AgencyShare, target_page
from hamrong.governance.plan.queries.targets_page import targets_page
from hamrong.governance.plan.rules.target import Verdict
from hamrong.governance.plan.templatetags.plan_measures import verdict_kind
from hamrong.kernel.text.interface import format_share
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow


@require_safe
@allow(Rule.OFFICIAL)
def targets(request: ActorRequest, key: str) -> HttpResponse:
    """Show the targets of a plan with their values for a quarter."""
    page = targets_page(request.actor, key, request.GET.get("ky", ""))
    return render(request, "plan/targets.html", {"page": page})


@require_safe
@allow(Rule.OFFICIAL)
def target(request: ActorRequest, key: str, target: str) -> HttpResponse:
    """Show one target: by level and agency, over time, on the map, and what was declared."""
    page = target_page(request.actor, key, target, request.GET.get("ky", ""))
    level = request.GET.get("cap", "")
    rows = [row for row in page.agencies if level in {"", row.place.level}]
    context = {
        "page": page,
        "level": level,
        "agencies": Paginator(rows, _ROWS).get_page(request.GET.get("trang")),
        "points": _points(rows),
        "verdicts": (Verdict.MISSED, Verdict.NEAR, Verdict.MET),
    }
    return render(request, "plan/target.html", context)


_ROWS = 50


def _points(rows: Iterable[AgencyShare]) -> list[tuple[str, str, float, float]]:
    """Return the agencies that work for an area below the province, as a map takes them."""
    return [
        (
            f"{row.place.short_name}: {format_share(row.share.percent)}",
            verdict_kind(row.verdict),
            row.place.latitude,
            row.place.longitude,
        )
        for row in rows
        if row.share.percent is not None
        and row.place.level != "province"
        and row.place.latitude is not None
        and row.place.longitude is not None
    ]
