"""Who works on a dossier: presence, and notes for colleagues."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.dossiers.actions.note import note_on
from hamrong.service.dossiers.forms import NoteForm
from hamrong.service.dossiers.queries.at_work import still_there
from hamrong.service.dossiers.queries.page import dossier_view


@require_GET
@allow(Rule.OFFICIAL)
def presence(request: ActorRequest, code: str) -> HttpResponse:
    """Tell who else has the dossier open; asked again and again by the page that is open."""
    context = {"others": still_there(request.actor, code), "code": code}
    return render(request, "dossiers/parts/presence.html", context)


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def note(request: ActorRequest, code: str) -> HttpResponse:
    """Write a note that colleagues read with the dossier's way."""
    dossier = dossier_view(request.actor, code)
    form = NoteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            note_on(request.actor, code, form.cleaned_data["text"])
        except RefusedError as refused:
            form.add_error("text", refused.message)
        else:
            messages.success(request, _("Đã ghi chú."))
            return redirect("dossiers:page", code=code)
    context = {"dossier": dossier, "form": form}
    return render(request, "dossiers/note.html", context, status=422 if form.errors else 200)
