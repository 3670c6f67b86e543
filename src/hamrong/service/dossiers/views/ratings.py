"""What people said of the agencies one heads or leads."""

from datetime import date, datetime, time, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hamrong.kernel.actor.interface import Role
from hamrong.kernel.calendar.interface import VIETNAM, today
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.dossiers.queries.rating import ratings
from hamrong.service.dossiers.rules import FEWEST_SHOWN, SATISFIED_TARGET, since_when


@require_GET
@allow(Rule.OFFICIAL, roles=(Role.HEAD, Role.LEADER))
def agency_ratings(request: ActorRequest) -> HttpResponse:
    """Show numbers and words of a period, without anybody's name."""
    labels = {"quy": _("Quý này"), "nam": _("Năm nay"), "12-thang": _("12 tháng qua")}
    chosen = request.GET.get("ky", "")
    chosen = chosen if chosen in labels else "quy"
    first, last = since_when(chosen, today()), today()
    since, until = _midnight(first), _midnight(last + timedelta(days=1))
    context = {
        "ratings": ratings(request.actor, since, until),
        "since": first,
        "until": last,
        "target": SATISFIED_TARGET,
        "fewest": FEWEST_SHOWN,
        "periods": [
            {"key": key, "label": label, "current": key == chosen} for key, label in labels.items()
        ],
    }
    return render(request, "dossiers/ratings.html", context)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), VIETNAM)
