"""Agencies, as of a date."""

from datetime import date
from typing import Annotated, Literal

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from ninja import Query, Router

from hamrong.foundation.directory.queries.agencies import (
    AgencyPage,
    AgencyView,
    agencies_page,
    agency_by_code,
)
from hamrong.kernel.api.interface import respond_cached

# The directory of the state is for everyone.
router = Router(tags=["directory"], auth=None)

LevelName = Literal["province", "district", "commune"]
MAX_PAGE = 10_000


@router.get("/agencies", response=AgencyPage, summary="Tìm cơ quan")
def find_agencies(
    request: HttpRequest,
    q: str = "",
    level: LevelName | None = None,
    page: Annotated[int, Query(ge=1, le=MAX_PAGE)] = 1,
    on: date | None = None,
) -> HttpResponseBase:
    """Search by words of name or code without diacritics, as of a date. Fifty a page."""
    return respond_cached(request, agencies_page(q, level or "", page, on))


@router.get("/agencies/{code}", response=AgencyView, summary="Một cơ quan")
def read_agency(request: HttpRequest, code: str, on: date | None = None) -> HttpResponseBase:
    """Return the agency that has an identifier code on a date."""
    found = agency_by_code(code.replace("\x00", ""), on)
    if found is None:
        raise Http404(gettext("Không có cơ quan mang mã này vào ngày đó."))
    return respond_cached(request, found)
