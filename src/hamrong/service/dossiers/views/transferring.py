"""Giving a dossier to another competent agency."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hamrong.foundation.directory import interface as directory
from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.dossiers.actions.transfer_dossier import (
    Seen,
    keep_dossier,
    transfer_dossier,
)
from hamrong.service.dossiers.forms import TransferForm
from hamrong.service.dossiers.queries.transfers import transfer_page

FOUND = 12


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def transfer(request: ActorRequest, code: str) -> HttpResponse:
    """Look for the competent agency, ask why, and move the dossier there."""
    page = transfer_page(request.actor, code)
    words = request.GET.get("tim", "")[:200]
    found = directory.agencies_page(words).rows[:FOUND] if words.strip() else ()
    choices = [(agency.code, agency.name) for agency in found if agency.id != page.authority_id]
    seen = {"receiving": page.receiving_id, "authority": page.authority_id}
    form = TransferForm(choices, request.POST or None, initial=seen)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            transfer_dossier(
                request.actor,
                code,
                agency_code=told["agency"],
                reason=told["reason"],
                seen=_seen(told),
            )
        except RefusedError as refused:
            form.add_error(refused.field or None, refused.message)
        else:
            messages.success(request, _("Đã chuyển hồ sơ %(code)s.") % {"code": code})
            return redirect("dossiers:list")
    context = {"dossier": page, "form": form, "words": words, "choices": choices}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "dossiers/transfer.html", context, status=status)


def _seen(told: dict[str, UUID]) -> Seen:
    return Seen(told["receiving"], told["authority"])


@require_POST
@allow(Rule.OFFICIAL)
def keep(request: ActorRequest, code: str) -> HttpResponse:
    """Agree that the agency proposed by a reorganisation is the competent one."""
    keep_dossier(request.actor, code)
    messages.success(request, _("Cơ quan tiếp tục giải quyết hồ sơ %(code)s.") % {"code": code})
    return redirect("dossiers:page", code=code)
