"""An edition of a plan on paper and as a file, and the document that decided it."""

from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hamrong.governance.plan.queries.edition_page import (
    decision_file,
    edition_page,
    edition_text,
)
from hamrong.kernel.files import interface as files
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow, send_file


@require_safe
@allow(Rule.OFFICIAL)
def edition(request: ActorRequest, key: str, number: int) -> HttpResponse:
    """Show an edition's whole content, to be read and printed."""
    return render(
        request, "plan/edition.html", {"edition": edition_page(request.actor, key, number)}
    )


@require_safe
@allow(Rule.OFFICIAL)
def text(request: ActorRequest, key: str, number: int) -> HttpResponse:
    """Give an edition out as a file that loads again."""
    content = edition_text(request.actor, key, number)
    return HttpResponse(
        content,
        content_type="application/yaml; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{key}-{number}.yaml"'},
    )


@require_safe
@allow(Rule.OFFICIAL)
def decision(request: ActorRequest, key: str, number: int) -> FileResponse:
    """Open the document that decided an edition."""
    stored, handle = files.open_file(decision_file(request.actor, key, number))
    return send_file(handle, files.headers_for(stored, inline=True))
