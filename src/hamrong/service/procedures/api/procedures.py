"""The catalogue for programs: search, and one procedure."""

from hashlib import sha256
from typing import Annotated, Literal

import msgspec
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.translation import get_language, gettext
from ninja import Query, Router

from hamrong.service.procedures.queries.procedure import procedure
from hamrong.service.procedures.queries.raw_procedure import RawView, raw_procedure
from hamrong.service.procedures.queries.search import MAX_PAGE, Filters, SearchPage, search
from hamrong.service.procedures.rules.procedure import LifeEvent, ProcedureView

router = Router(tags=["procedures"])

_FRESH_SECONDS = 60

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
    return _cacheable(request, search(q, page=page, filters=filters))


@router.get("/procedures/{code}", response=ProcedureView | RawView, summary="Một thủ tục")
def read_procedure(request: HttpRequest, code: str) -> HttpResponseBase:
    """Return one procedure: the curated one, else the national record as published."""
    found = procedure(code) or raw_procedure(code)
    if found is None:
        raise Http404(gettext("Không có thủ tục này."))
    return _cacheable(request, found)


def _cacheable(request: HttpRequest, data: object) -> HttpResponseBase:
    """Answer with an ETag of what is said, so that a change invalidates every copy."""
    body = msgspec.json.encode(data)
    etag = f'"{sha256(body).hexdigest()[:32]}"'
    response = HttpResponse(body, content_type="application/json")
    response["Content-Language"] = get_language() or "vi"
    response["ETag"] = etag
    answer = get_conditional_response(request, etag=etag, response=response) or response
    patch_cache_control(answer, public=True, max_age=_FRESH_SECONDS)
    patch_vary_headers(answer, ["Accept-Language", "Cookie"])
    return answer
