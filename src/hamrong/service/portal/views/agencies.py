"""Agencies: all of them, and what one does."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from hamrong.foundation.directory import interface as directory
from hamrong.kernel.edition.interface import shared
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.portal.views.search import page_number, question
from hamrong.service.procedures import interface as procedures

PAGE_SIZE = 50
LEVELS = {
    "province": _("Cấp tỉnh"),
    "district": _("Cấp huyện"),
    "commune": _("Cấp xã"),
}


@require_safe
@shared
@allow(Rule.ANYONE)
def agencies(request: ActorRequest) -> HttpResponse:
    """List the agencies of the day, by words of the name and by level."""
    asked, level = question(request), request.GET.get("cap", "")
    known = level if level in LEVELS else ""
    number = page_number(request)
    found = directory.agencies_page(asked, known, number)
    told = {
        "asked": asked,
        "level": known,
        "levels": _levels(),
        "found": found,
        "page": number,
        "pages": -(-found.total // PAGE_SIZE),
    }
    return render(request, "portal/agencies.html", told)


@require_safe
@shared
@allow(Rule.ANYONE)
def agency(request: ActorRequest, code: str) -> HttpResponse:
    """Tell what an agency is, where it works, how it is reached and what it decides."""
    view = directory.agency_by_code(code.replace("\x00", ""))
    if view is None:
        raise Http404
    told = {
        "agency": view,
        "level": LEVELS[view.level],
        "area": directory.area(view.area_code) if view.area_code else None,
        "parent": directory.agency(view.parent_id) if view.parent_id else None,
        "procedures": procedures.handled_by(*_decides(view)),
    }
    return render(request, "portal/agency.html", told)


def _levels() -> dict[str, object]:
    """Return the levels of government there are on the day."""
    there = {**LEVELS}
    if not directory.has_districts():
        del there["district"]
    return dict(there)


def _decides(view: directory.AgencyView) -> tuple[tuple[str, ...], str]:
    """Return the levels and the department whose procedures an agency decides.

    Where the district level is gone (since 1/7/2025) its tasks are the commune's (Law 72/2025/QH15
    on the organisation of local government).
    """
    if view.level == "province":
        return ("province",), "" if view.kind == "committee" else view.short_name
    if view.level == "commune" and not directory.has_districts():
        return ("commune", "district"), ""
    return (view.level,), ""
