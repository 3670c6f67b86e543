"""Attaching documents to a draft."""

from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from hamrong.kernel.actor.interface import NotYoursError, RefusedError
from hamrong.kernel.files import interface as files
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow, send_pdf
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.forms import interface as forms
from hamrong.service.portal.views.boxes import draft_boxes, pressed
from hamrong.service.portal.views.filing import open_filing
from hamrong.service.portal.views.uploads import shown

CHANGES = ("remove", "move", "hold", "again")


@require_http_methods(["GET", "POST"])
@allow(Rule.CITIZEN)
def documents(request: ActorRequest, code: str, draft_id: UUID) -> HttpResponse:
    """Show each document with its files; take what was chosen, whichever button was pressed."""
    filing = open_filing(request, code, draft_id)
    problems: dict[str, list[str]] = {}
    if request.method == "POST":
        problems = {**_take(request, filing), **_change(request, filing)}
        if not problems:
            if "continue" in request.POST:
                return redirect("portal:review", code=code, draft_id=draft_id)
            return redirect("portal:documents", code=code, draft_id=draft_id)
        filing = open_filing(request, code, draft_id)
    boxes = draft_boxes(request, filing, problems)
    context = {"filing": filing, "boxes": boxes, "problems": problems}
    return render(request, "portal/documents.html", context, status=422 if problems else 200)


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


def _change(request: ActorRequest, filing: dossiers.Filing) -> dict[str, list[str]]:
    """Do what the pressed button of a card says; return what was refused, by document."""
    wish = next((name for name in CHANGES if name in request.POST), "")
    key, typed, place = pressed(request.POST, wish)
    if typed is None or key not in filing.document_names:
        return {}
    try:
        _changed(request, filing, wish, (key, typed, place))
    except RefusedError as refused:
        return {key: [refused.message]}
    return {}


def _changed(
    request: ActorRequest, filing: dossiers.Filing, wish: str, said: tuple[str, UUID, int]
) -> None:
    actor, draft_id, (key, typed, place) = request.actor, filing.draft.id, said
    if wish == "remove" and _is_added(filing, key, typed):
        forms.remove_file(actor, draft_id, key, typed)
    elif wish == "remove":
        _drop(request, typed)
    elif wish == "move":
        forms.move_file(actor, draft_id, key, typed, place)
    elif wish == "hold" and not filing.draft.extra.get("capacity"):
        forms.hold_paper(actor, draft_id, key, typed)
    elif wish == "again":
        dossiers.reuse_file(actor, draft_id, key, typed)


def _is_added(filing: dossiers.Filing, key: str, file_id: UUID) -> bool:
    return any(file_id == one.id for one in filing.draft.files.get(key, ()))


def _drop(request: ActorRequest, upload_id: UUID) -> None:
    """Forget a file that came in part; one that is gone is no mistake."""
    try:
        files.drop_upload(request.actor, upload_id)
    except NotYoursError:
        return


@require_GET
@allow(Rule.CITIZEN)
def draft_file(
    request: ActorRequest, code: str, draft_id: UUID, file_id: UUID
) -> HttpResponse | FileResponse:
    """Let the owner look at a file of the draft."""
    open_filing(request, code, draft_id)
    stored, handle = forms.open_draft_file(request.actor, draft_id, file_id)
    handle.close()
    return shown(request, stored.id)


@require_GET
@allow(Rule.CITIZEN)
def bound(request: ActorRequest, code: str, draft_id: UUID, key: str) -> HttpResponse:
    """Show the PDF that the pages of a document will become."""
    draft = open_filing(request, code, draft_id).draft
    pages = [one.id for one in draft.files.get(key, ()) if one.id not in draft.papers]
    content = files.bound_preview(pages)
    if not content:
        raise NotYoursError
    return send_pdf(content, f"{key}.pdf")
