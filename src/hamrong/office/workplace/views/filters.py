"""Filters of the inbox under names of one's own."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.office.workplace.actions.filters import EVERYTHING, drop_filter, save_filter


@require_POST
@allow(Rule.OFFICIAL)
def save(request: ActorRequest) -> HttpResponse:
    """Keep how the inbox is looked at; what was wrong is said above the list."""
    query = request.POST.get("query", "")[:2000]
    try:
        save_filter(
            request.actor,
            name=request.POST.get("name", ""),
            query=query,
            is_default=request.POST.get("default") == "1",
        )
    except RefusedError as refused:
        messages.warning(request, refused.message)
    else:
        messages.success(request, _("Đã lưu bộ lọc."))
    return redirect(f"{reverse('workplace:inbox')}?{query or EVERYTHING}")


@require_POST
@allow(Rule.OFFICIAL)
def drop(request: ActorRequest, filter_id: UUID) -> HttpResponse:
    """Forget one's filter."""
    drop_filter(request.actor, filter_id)
    messages.success(request, _("Đã xóa bộ lọc."))
    return redirect(f"{reverse('workplace:inbox')}?{EVERYTHING}")
