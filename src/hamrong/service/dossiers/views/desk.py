"""The official's pages: the list, one dossier, its files, its next step."""

from typing import Any
from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.files import interface as files
from hamrong.kernel.process import interface as process
from hamrong.kernel.process.interface import ActionChoice
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.dossiers.actions.draft_result import draft_result
from hamrong.service.dossiers.forms import ActionForm, DraftForm
from hamrong.service.dossiers.queries.listing import ListFilter, dossiers_page
from hamrong.service.dossiers.queries.page import DossierView, dossier_view
from hamrong.service.dossiers.queries.papers import readable_file
from hamrong.service.dossiers.queries.states import STATE_LABEL


@require_GET
@allow(Rule.OFFICIAL)
def dossier_list(request: ActorRequest) -> HttpResponse:
    """List the dossiers this official may read, filtered by the address's query."""
    chosen = ListFilter(
        text=request.GET.get("q", "")[:200],
        state=request.GET.get("trang-thai", ""),
        overdue=request.GET.get("qua-han") == "1",
    )
    page = dossiers_page(request.actor, chosen, request.GET.get("sau", ""))
    following = request.GET.copy()
    following["sau"] = page.next_cursor
    return render(
        request,
        "dossiers/list.html",
        {
            "page": page,
            "chosen": chosen,
            "states": [(state.value, label) for state, label in STATE_LABEL.items()],
            "next_url": f"?{following.urlencode()}" if page.next_cursor else "",
        },
    )


@require_GET
@allow(Rule.OFFICIAL)
def dossier_page(request: ActorRequest, code: str) -> HttpResponse:
    """Show one dossier: who, what, until when, what next, and the whole way."""
    return _page(request, dossier_view(request.actor, code))


def _page(
    request: ActorRequest, dossier: DossierView, form: DraftForm | None = None, status: int = 200
) -> HttpResponse:
    content = dossier.result.content if dossier.result else ""
    return render(
        request,
        "dossiers/page.html",
        {
            "dossier": dossier,
            "draft_form": form or DraftForm(initial={"content": content}),
        },
        status=status,
    )


@require_POST
@allow(Rule.OFFICIAL)
def save_draft(request: ActorRequest, code: str) -> HttpResponse:
    """Save the draft of the result."""
    form = DraftForm(request.POST)
    if form.is_valid():
        try:
            draft_result(request.actor, code, content=form.cleaned_data["content"])
        except RefusedError as refused:
            form.add_error(refused.field or None, refused.message)
        else:
            return redirect("dossiers:page", code=code)
    return _page(request, dossier_view(request.actor, code), form, status=422)


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def act(request: ActorRequest, code: str, action: str) -> HttpResponse:
    """Ask what an action needs, then take it."""
    dossier = dossier_view(request.actor, code)
    choice = _choice(dossier, action)
    documents = [(d.key, d.name) for d in dossier.procedure.documents]
    form = ActionForm(
        request.POST if request.method == "POST" else None,
        inputs=choice.inputs,
        documents=documents,
    )
    if request.method == "POST" and form.is_valid():
        try:
            _take(request, dossier, action, form.cleaned_data)
        except RefusedError as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            return redirect("dossiers:page", code=code)
    return render(
        request,
        "dossiers/act.html",
        {"dossier": dossier, "choice": choice, "form": form},
        status=422 if form.errors else 200,
    )


def _choice(dossier: DossierView, action: str) -> ActionChoice:
    """Find the action among those open to the reader.

    An action that is not open any more (somebody was faster) leads to the same page as a wrong
    address: nothing was done.
    """
    found = next((c for c in dossier.choices if c.key == action), None)
    if found is None:
        raise Http404(_("Bước này không còn chờ bạn. Hãy mở lại hồ sơ."))
    return found


def _take(request: ActorRequest, dossier: DossierView, action: str, inputs: dict[str, Any]) -> None:
    """Act on the step the official saw, named by the form's hidden visit."""
    try:
        visit_id = UUID(request.POST.get("visit", ""))
    except ValueError as error:
        raise Http404 from error
    process.act(
        matter_id=dossier.matter_id,
        action=action,
        actor=request.actor,
        visit_id=visit_id,
        inputs=inputs,
    )


@require_GET
@allow(Rule.OFFICIAL)
def dossier_file(request: ActorRequest, code: str, file_id: UUID) -> FileResponse:
    """Open one paper of the dossier."""
    stored, handle = files.open_file(readable_file(request.actor, code, file_id))
    return FileResponse(handle, headers=files.headers_for(stored, inline=True))
