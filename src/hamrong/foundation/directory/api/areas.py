"""Administrative areas, as of a date."""

from datetime import date
from typing import Literal

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from ninja import Router

from hamrong.foundation.directory.queries.areas import (
    AreaView,
    Successor,
    area,
    areas,
    successors,
)
from hamrong.foundation.directory.queries.dates import organisation_date
from hamrong.kernel.api.interface import respond_cached

router = Router(tags=["directory"], auth=None)

LevelName = Literal["province", "district", "commune"]


@router.get("/areas", response=list[AreaView], summary="Đơn vị hành chính")
def list_areas(
    request: HttpRequest,
    level: LevelName | None = None,
    parent: str = "",
    on: date | None = None,
) -> HttpResponseBase:
    """List the areas of a level or under a parent on a date, in Vietnamese order."""
    return respond_cached(request, areas(level, parent.replace("\x00", "") or None, on))


@router.get("/areas/{code}", response=AreaView, summary="Một đơn vị hành chính")
def read_area(request: HttpRequest, code: str, on: date | None = None) -> HttpResponseBase:
    """Return the area that has a national code on a date."""
    found = area(code.replace("\x00", ""), on)
    if found is None:
        raise Http404(gettext("Không có đơn vị hành chính mang mã này vào ngày đó."))
    return respond_cached(request, found)


@router.get("/areas/{code}/successors", response=list[Successor], summary="Đơn vị kế tục")
def read_successors(request: HttpRequest, code: str, on: date | None = None) -> HttpResponseBase:
    """Tell what the area of a code, as it was on a date, became later."""
    return respond_cached(request, successors(code.replace("\x00", ""), on or organisation_date()))
