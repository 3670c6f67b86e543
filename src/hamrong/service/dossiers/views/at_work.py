"""Who works on a dossier: presence, and notes for colleagues."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.dossiers.actions.note import note_on
from hamrong.service.dossiers.forms import NoteForm
from hamrong.service.dossiers.queries.at_work import still_there
from hamrong.service.dossiers.queries.page import dossier_view
from hamrong.service.dossiers.views.changed import attempt


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

    def take(seen: str | None) -> None:
        note_on(request.actor, code, form.cleaned_data["text"], seen=seen)

    tried = attempt(request, dossier, form, take)
    if tried.done:
        messages.success(request, _("Đã ghi chú."))
        return redirect("dossiers:page", code=code)
    context = {"dossier": dossier, "form": form, **tried.context}
    return render(request, "dossiers/note.html", context, status=tried.status)
