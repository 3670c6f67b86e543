"""The answer to a page that is old: what changed meanwhile, and what was typed."""

from django.http import HttpResponse
from django.shortcuts import render

from hamrong.kernel.ui.interface import ActorRequest
from hamrong.service.dossiers.queries.changes import entries_since
from hamrong.service.dossiers.queries.page import DossierView

# What people type beside an action; the rest they choose, and would choose anew.
TYPED = ("reason", "round_reason", "note", "proof", "receiver", "no_date_reason")


def last_seen(request: ActorRequest, dossier: DossierView) -> str:
    """Return the last fact this reader has been shown, kept while a form is corrected."""
    said = request.POST.get("seen", "")
    return said or (str(dossier.entries[-1].id) if dossier.entries else "")


def changed(request: ActorRequest, dossier: DossierView) -> HttpResponse:
    """Refuse the write of an old page: nothing is taken, nothing that was typed is lost."""
    context = {
        "dossier": dossier,
        "since": entries_since(dossier.entries, request.POST.get("seen", "")),
        "typed": [text for name in TYPED if (text := request.POST.get(name, "").strip())],
    }
    return render(request, "dossiers/changed.html", context, status=409)
