"""Attaching documents to a draft."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.files import interface as files
from hamrong.kernel.ids.interface import uuid_of
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow, send_file
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.forms import interface as forms
from hamrong.service.portal.views.filing import open_filing
from hamrong.service.repository import interface as repository
from hamrong.service.repository.interface import PaperView


@require_http_methods(["GET", "POST"])
@allow(Rule.CITIZEN)
def documents(request: ActorRequest, code: str, draft_id: UUID) -> HttpResponse:
    """Show each document with its files; take what was chosen, whichever button was pressed."""
    filing = open_filing(request, code, draft_id)
    problems: dict[str, list[str]] = {}
    if request.method == "POST":
        problems = {**_take(request, filing), **_hold(request, filing)}
        if not problems:
            if "continue" in request.POST:
                return redirect("portal:review", code=code, draft_id=draft_id)
            return redirect("portal:documents", code=code, draft_id=draft_id)
        filing = open_filing(request, code, draft_id)
    rows = _rows(filing, problems, _offers(request, filing))
    context = {"filing": filing, "rows": rows, "problems": problems}
    return render(request, "portal/documents.html", context, status=422 if problems else 200)


def _offers(request: ActorRequest, filing: dossiers.Filing) -> dict[str, list[PaperView]]:
    """Return the papers of the person's own store that could stand for each document.

    Who files for somebody else has to bring the papers of that person.
    """
    if filing.draft.extra.get("capacity"):
        return {}
    keys = [document.key for document in filing.uploads]
    held = {paper.id for paper in filing.draft.papers.values()}
    found = repository.papers_for(request.actor, filing.procedure.code, keys)
    return {key: [one for one in papers if one.id not in held] for key, papers in found.items()}


def _rows(
    filing: dossiers.Filing, problems: dict[str, list[str]], offers: dict[str, list[PaperView]]
) -> list[dict[str, object]]:
    draft = filing.draft
    return [
        {
            "document": document,
            "files": [(one, draft.papers.get(one.id)) for one in draft.files.get(document.key, ())],
            "offers": offers.get(document.key, []),
            "problems": problems.get(document.key, []),
        }
        for document in filing.uploads
    ]


def _take(request: ActorRequest, filing: dossiers.Filing) -> dict[str, list[str]]:
    """Store every chosen file and return what was refused, by document.

    Files beside a refused one are kept: nobody has to choose them again.
    """
    problems: dict[str, list[str]] = {}
    for document in filing.uploads:
        for upload in request.FILES.getlist(document.key):
            try:
                forms.add_file(
                    request.actor,
                    filing.draft.id,
                    document.key,
                    upload.file or b"",
                    name=upload.name or _("tệp"),
                )
            except RefusedError as refused:
                said = _("%(name)s: %(problem)s") % {
                    "name": upload.name,
                    "problem": refused.message,
                }
                problems.setdefault(document.key, []).append(said)
    return problems


def _hold(request: ActorRequest, filing: dossiers.Filing) -> dict[str, list[str]]:
    """Put the paper of the store that was chosen into the draft; return what was refused."""
    key, _sep, typed = request.POST.get("hold", "").partition(" ")
    paper_id = uuid_of(typed)
    if paper_id is None or filing.draft.extra.get("capacity"):
        return {}
    try:
        forms.hold_paper(request.actor, filing.draft.id, key, paper_id)
    except RefusedError as refused:
        return {key: [refused.message]}
    return {}


@require_POST
@allow(Rule.CITIZEN)
def remove(request: ActorRequest, code: str, draft_id: UUID) -> HttpResponse:
    """Take a file out of the draft."""
    open_filing(request, code, draft_id)
    key, _sep, typed = request.POST.get("remove", "").partition(" ")
    try:
        forms.remove_file(request.actor, draft_id, key, UUID(typed))
    except ValueError as error:
        raise Http404 from error
    return redirect("portal:documents", code=code, draft_id=draft_id)


@require_GET
@allow(Rule.CITIZEN)
def draft_file(request: ActorRequest, code: str, draft_id: UUID, file_id: UUID) -> FileResponse:
    """Let the owner look at a file of the draft."""
    open_filing(request, code, draft_id)
    stored, handle = forms.open_draft_file(request.actor, draft_id, file_id)
    return send_file(handle, files.headers_for(stored, inline=True))
