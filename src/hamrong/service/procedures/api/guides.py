"""Guides, questions, and the one search, for programs."""

from typing import Annotated, Literal

from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils.translation import gettext
from ninja import Query, Router

from hamrong.kernel.api.interface import respond_cached
from hamrong.service.procedures.queries.find import Found, Wanted, find
from hamrong.service.procedures.queries.guides import GuideRow, GuideView, guide, guides
from hamrong.service.procedures.queries.search import MAX_PAGE

# What is told to everyone.
router = Router(tags=["guides"], auth=None)

KindName = Literal["procedure", "guide", "question", "agency"]


@router.get("/find", response=Found, summary="Tìm trong tất cả")
def find_all(
    request: HttpRequest,
    q: str = "",
    kind: KindName | None = None,
    page: Annotated[int, Query(ge=1, le=MAX_PAGE)] = 1,
) -> HttpResponseBase:
    """Search procedures, guides, questions and agencies; `kind` leaves one of them.

    Forgives missing diacritics, slips and everyday words. Twenty a page; the first page of all
    kinds has the best guides, questions and agencies among its procedures.
    """
    return respond_cached(request, find(q, kind=Wanted(kind or ""), page=page))


@router.get("/guides", response=list[GuideRow], summary="Hướng dẫn và hỏi đáp")
def list_guides(request: HttpRequest) -> HttpResponseBase:
    """List all guides and questions."""
    return respond_cached(request, guides())


@router.get("/guides/{key}", response=GuideView, summary="Một hướng dẫn hoặc câu hỏi")
def read_guide(request: HttpRequest, key: str) -> HttpResponseBase:
    """Return a guide in steps, or a question with its answer."""
    found = guide(key)
    if found is None:
        raise Http404(gettext("Không có hướng dẫn này."))
    return respond_cached(request, found)
