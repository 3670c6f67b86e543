"""The official's pages: the list, one dossier, the draft of its result, its files."""

from functools import partial
from uuid import UUID

from csp.constants import SELF
from csp.decorators import csp_update
from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from hamrong.foundation.directory import interface as directory
from hamrong.kernel.actor.interface import RefusedError, StaleError
from hamrong.kernel.files import interface as files
from hamrong.kernel.ids.interface import uuid_of
from hamrong.kernel.timeline.interface import Entry
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow, send_file, send_pdf
from hamrong.service.dossiers.actions.draft_result import draft_result
from hamrong.service.dossiers.forms import DraftForm
from hamrong.service.dossiers.queries.axes import axis_choices
from hamrong.service.dossiers.queries.changes import entries_since
from hamrong.service.dossiers.queries.declaration import declaration_pdf
from hamrong.service.dossiers.queries.listing import ListFilter, dossiers_page
from hamrong.service.dossiers.queries.page import DossierView, dossier_view
from hamrong.service.dossiers.queries.panels import page_parts
from hamrong.service.dossiers.queries.papers import readable_file
from hamrong.service.dossiers.queries.states import STATE_LABEL
from hamrong.service.dossiers.rules import SlipKind
from hamrong.service.dossiers.views.changed import changed

# What the browser shows by itself, beside the form.
SHOWN_BESIDE = frozenset({files.Kind.PDF, files.Kind.JPEG, files.Kind.PNG})


@require_GET
@allow(Rule.OFFICIAL)
def dossier_list(request: ActorRequest) -> HttpResponse:
    """List the dossiers this official may read, filtered by the address's query."""
    agency_id = uuid_of(request.GET.get("co-quan", ""))
    chosen = ListFilter(
        text=request.GET.get("q", "")[:200],
        state=request.GET.get("trang-thai", ""),
        overdue=request.GET.get("qua-han") == "1",
        agency_id=agency_id,
        axis=request.GET.get("mat", "")[:60],
    )
    page = dossiers_page(request.actor, chosen, request.GET.get("sau", "")[:100])
    following = request.GET.copy()
    following["sau"] = page.next_cursor
    return render(
        request,
        "dossiers/list.html",
        {
            "page": page,
            "chosen": chosen,
            "agency_name": directory.agency_names({agency_id}).get(agency_id) if agency_id else "",
            "filtered": chosen != ListFilter(),
            "states": [(state.value, label) for state, label in STATE_LABEL.items()],
            "axes": axis_choices(),
            "next_url": f"?{following.urlencode()}" if page.next_cursor else "",
        },
    )


@require_GET
@allow(Rule.OFFICIAL)
def dossier_page(request: ActorRequest, code: str) -> HttpResponseBase:
    """Show one dossier: who, what, until when, what next, and the whole way."""
    return _show(request, dossier_view(request.actor, code))


def _show(
    request: ActorRequest,
    dossier: DossierView,
    form: DraftForm | None = None,
    *,
    newer: bool = False,
    changes: tuple[Entry, ...] = (),
    status: int = 200,
) -> HttpResponseBase:
    """Draw a dossier's page; `newer` tells that someone saved another draft meanwhile."""
    result = dossier.result
    first = {"content": result.content, "revision": result.revision} if result else {}
    # Whoever checks the dossier reads its papers beside it; others open one now and then.
    shown = SHOWN_BESIDE if dossier.choices else frozenset()
    beside = [given for given in dossier.files if given.stored.content_type in shown]
    context = {
        "dossier": dossier,
        "draft_form": form or DraftForm(initial=first),
        "newer": newer,
        "changes": changes,
        "seen": str(dossier.entries[-1].id) if dossier.entries else "",
        "slips": [slip for slip in dossier.slips if slip.kind != SlipKind.CONTROL],
        "controls": [slip for slip in dossier.slips if slip.kind == SlipKind.CONTROL],
        "beside": beside,
        "parts": page_parts(request.actor, dossier),
        "papers_at": f"{reverse('dossiers:page', args=[dossier.code])}/tep/",
    }
    draw = partial(render, template_name="dossiers/page.html", context=context, status=status)
    return csp_update({"frame-src": [SELF]})(draw)(request)


@require_POST
@allow(Rule.OFFICIAL)
def save_draft(request: ActorRequest, code: str) -> HttpResponseBase:
    """Save the draft of the result; a draft someone saved meanwhile is shown, not overwritten."""
    form = DraftForm(request.POST)
    if form.is_valid():
        told, last = form.cleaned_data, request.POST.get("seen")
        try:
            draft_result(
                request.actor, code, content=told["content"], seen=told["revision"], last=last
            )
        except RefusedError as refused:
            form.add_error(refused.field or None, refused.message)
        except StaleError:
            return _both_drafts(request, code, told)
        else:
            messages.success(request, _("Đã lưu dự thảo kết quả."))
            return redirect("dossiers:page", code=code)
    dossier = dossier_view(request.actor, code)
    if not dossier.may_draft:
        return changed(request, dossier, " ".join(str(one) for one in form.non_field_errors()))
    return _show(request, dossier, form, status=422)


def _both_drafts(request: ActorRequest, code: str, told: dict[str, str]) -> HttpResponseBase:
    """Show what was typed beside what changed meanwhile; saving again is then a choice."""
    dossier = dossier_view(request.actor, code)
    if not dossier.may_draft:
        return changed(request, dossier)
    revision = dossier.result.revision if dossier.result else ""
    return _show(
        request,
        dossier,
        DraftForm(initial={"content": told["content"], "revision": revision}),
        newer=revision != told["revision"],
        changes=entries_since(dossier.entries, request.POST.get("seen", "")),
        status=409,
    )


@require_GET
@allow(Rule.OFFICIAL)
def dossier_file(request: ActorRequest, code: str, file_id: UUID) -> FileResponse:
    """Open one paper of the dossier, also within the dossier's own page."""
    stored, handle = files.open_file(readable_file(request.actor, code, file_id))
    return send_file(handle, files.headers_for(stored, inline=True))


@require_GET
@allow(Rule.OFFICIAL)
def declaration(request: ActorRequest, code: str) -> HttpResponse:
    """Open what was declared as the procedure's form on paper."""
    return send_pdf(declaration_pdf(request.actor, code), f"{code}-to-khai.pdf")
