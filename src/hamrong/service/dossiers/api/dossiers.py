"""Dossiers of whoever is signed in: their own, or those of their agencies."""

from typing import Literal

from django.http import HttpResponseBase
from ninja import Router

from hamrong.kernel.api.interface import SignedIn, respond
from hamrong.kernel.ui.interface import ActorRequest
from hamrong.service.dossiers.queries.listing import DossierPage, ListFilter, dossiers_page
from hamrong.service.dossiers.queries.summary import DossierSummary, dossier_summary

router = Router(tags=["dossiers"], auth=SignedIn())

StateName = Literal[
    "submitted",
    "accepted",
    "refused",
    "processing",
    "supplement",
    "financial",
    "withdrawn",
    "stopped",
    "finished",
    "returned",
]


@router.get("/dossiers", response=DossierPage, summary="Danh sách hồ sơ")
def list_dossiers(
    request: ActorRequest,
    q: str = "",
    state: StateName | None = None,
    axis: str = "",
    cursor: str = "",
    *,
    overdue: bool = False,
) -> HttpResponseBase:
    """List the dossiers the caller may read, newest first; `next_cursor` leads to the next page.

    `axis` narrows the list to one place on one axis, as `supplement:asked` or `return:ready`.
    """
    chosen = ListFilter(text=q, state=state or "", overdue=overdue, axis=axis[:60])
    return respond(dossiers_page(request.actor, chosen, cursor))


@router.get("/dossiers/{code}", response=DossierSummary, summary="Một hồ sơ")
def read_dossier(request: ActorRequest, code: str) -> HttpResponseBase:
    """Return one dossier the caller may read; any other does not exist."""
    return respond(dossier_summary(request.actor, code))
