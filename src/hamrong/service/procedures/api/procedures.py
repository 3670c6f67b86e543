"""The catalogue for programs: search, and one procedure."""

from typing import Annotated, Literal

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from ninja import Query, Router

from hamrong.kernel.api.interface import respond_cached
from hamrong.service.procedures.queries.procedure import procedure
from hamrong.service.procedures.queries.ranking import Filters
from hamrong.service.procedures.queries.raw_procedure import RawView, raw_procedure
from hamrong.service.procedures.queries.search import MAX_PAGE, SearchPage, search
from hamrong.service.procedures.rules.procedure import LifeEvent, ProcedureView

# The catalogue is for everyone.
router = Router(tags=["procedures"], auth=None)

LevelName = Literal["commune", "district", "province", "ministry", "vertical"]


@router.get("/procedures", response=SearchPage, summary="Tìm thủ tục")
def find_procedures(
    request: HttpRequest,
    q: str = "",
    level: LevelName | None = None,
    field: str = "",
    life_event: LifeEvent | None = None,
    *,
    fileable: bool = False,
    page: Annotated[int, Query(ge=1, le=MAX_PAGE)] = 1,
) -> HttpResponseBase:
    """Search curated and national procedures; without `q` list them by name.

    Forgives missing diacritics, slips and everyday words. Twenty a page.
    """
    filters = Filters(
        field=field, level=level or "", life_event=life_event or "", fileable=fileable
    )
    return respond_cached(request, search(q, page=page, filters=filters))


@router.get("/procedures/{code}", response=ProcedureView | RawView, summary="Một thủ tục")
def read_procedure(request: HttpRequest, code: str) -> HttpResponseBase:
    """Return one procedure: the curated one, else the national record as published."""
    found = procedure(code) or raw_procedure(code)
    if found is None:
        raise Http404(gettext("Không có thủ tục này."))
    return respond_cached(request, found)
