"""The official's pages: the list, one dossier, its files."""

from datetime import date
from functools import partial
from uuid import UUID

from csp.constants import SELF
from csp.decorators import csp_update
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from hamrong.foundation.directory import interface as directory
from hamrong.kernel.files import interface as files
from hamrong.kernel.ids.interface import uuid_of
from hamrong.kernel.timeline.interface import Entry
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow, send_file, send_pdf
from hamrong.service.dossiers.actions.read_file import read_file
from hamrong.service.dossiers.queries.axes import axis_choices
from hamrong.service.dossiers.queries.declaration import declaration_pdf
from hamrong.service.dossiers.queries.listing import Days, ListFilter, dossiers_page
from hamrong.service.dossiers.queries.page import DossierView, dossier_view
from hamrong.service.dossiers.queries.panels import page_parts
from hamrong.service.dossiers.queries.states import STATE_LABEL
from hamrong.service.dossiers.rules import SlipKind
from hamrong.service.dossiers.views.draft_page import PLAINLY, DraftPage, draft_page

# What the browser shows by itself, beside the form.
SHOWN_BESIDE = frozenset({files.Kind.PDF, files.Kind.JPEG, files.Kind.PNG})


@require_GET
@allow(Rule.OFFICIAL)
def dossier_list(request: ActorRequest) -> HttpResponse:
    """List the dossiers this official may read, filtered by the address's query."""
    chosen = ListFilter(
        text=request.GET.get("q", "")[:200],
        state=request.GET.get("trang-thai", ""),
        overdue=request.GET.get("qua-han") == "1",
        agency_id=uuid_of(request.GET.get("co-quan", "")),
        axis=request.GET.get("mat", "")[:60],
        receiving_id=uuid_of(request.GET.get("noi-nhan", "")),
        received=_days(request, "nhan"),
        finished=_days(request, "xong"),
    )
    named = chosen.agency_id or chosen.receiving_id
    page = dossiers_page(request.actor, chosen, request.GET.get("sau", "")[:100])
    following = request.GET.copy()
    following["sau"] = page.next_cursor
    return render(
        request,
        "dossiers/list.html",
        {
            "page": page,
            "chosen": chosen,
            "agency_name": directory.agency_names({named}).get(named) if named else "",
            "filtered": chosen != ListFilter(),
            "states": [(state.value, label) for state, label in STATE_LABEL.items()],
            "axes": axis_choices(),
            "next_url": f"?{following.urlencode()}" if page.next_cursor else "",
        },
    )


def _days(request: ActorRequest, what: str) -> Days | None:
    """Return the first and last day of the address's query, None where they are no days."""
    try:
        first = date.fromisoformat(request.GET.get(f"{what}-tu", ""))
        last = date.fromisoformat(request.GET.get(f"{what}-den", ""))
    except ValueError:
        return None
    return (first, last) if date.min < first <= last < _LAST_DAY else None


_LAST_DAY = date(9999, 1, 1)


@require_GET
@allow(Rule.OFFICIAL)
def dossier_page(request: ActorRequest, code: str) -> HttpResponseBase:
    """Show one dossier: who, what, until when, what next, and the whole way."""
    return show(request, dossier_view(request.actor, code))


def show(
    request: ActorRequest,
    dossier: DossierView,
    draft: DraftPage | None = None,
    *,
    changes: tuple[Entry, ...] = (),
    status: int = 200,
) -> HttpResponseBase:
    """Draw a dossier's page, with the form of its draft as it stands or as it was typed."""
    # Whoever checks the dossier reads its papers beside it; others open one now and then.
    shown = SHOWN_BESIDE if dossier.choices else frozenset()
    beside = [given for given in dossier.files if given.stored.content_type in shown]
    if draft is None and dossier.may_draft:
        draft = draft_page(dossier, plainly=request.GET.get(PLAINLY))
    context = {
        "dossier": dossier,
        "draft": draft,
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


@require_GET
@allow(Rule.OFFICIAL)
def dossier_file(request: ActorRequest, code: str, file_id: UUID) -> FileResponse:
    """Open one paper of the dossier, also within the dossier's own page."""
    stored, handle = files.open_file(read_file(request.actor, code, file_id))
    return send_file(handle, files.headers_for(stored, inline=True))


@require_GET
@allow(Rule.OFFICIAL)
def declaration(request: ActorRequest, code: str) -> HttpResponse:
    """Open what was declared as the procedure's form on paper."""
    return send_pdf(declaration_pdf(request.actor, code), f"{code}-to-khai.pdf")
