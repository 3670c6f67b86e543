"""Trying again what kept a bundle from going on."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamrong.kernel.actor.interface import NotYoursError
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.bundles.actions.advance import advance
from hamrong.service.bundles.queries.bundle import trouble_of
from hamrong.service.dossiers import interface as dossiers


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def retry(request: ActorRequest, code: str) -> HttpResponse:
    """Show what went wrong; a post tries once more."""
    dossier = dossiers.dossier_view(request.actor, code)
    trouble = trouble_of(dossier.matter_id)
    if trouble is None or not dossiers.may_receive(request.actor, dossier.receiving_id):
        raise NotYoursError
    if request.method == "POST":
        advance(dossier.matter_id)
        trouble = trouble_of(dossier.matter_id)
        if not trouble:
            messages.success(request, _("Liên thông đã chạy tiếp."))
            return redirect("dossiers:page", code=code)
    context = {"dossier": dossier, "trouble": trouble, "again": request.method == "POST"}
    status = 409 if request.method == "POST" else 200
    return render(request, "bundles/retry.html", context, status=status)
