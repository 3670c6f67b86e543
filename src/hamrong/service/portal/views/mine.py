"""My page: what I must do, my drafts, my dossiers, my messages."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from hamrong.kernel.notify import interface as notify
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.forms import interface as forms
from hamrong.service.portal.views.search import page_number


@require_GET
@allow(Rule.CITIZEN)
def mine(request: ActorRequest) -> HttpResponse:
    """Show what waits for me first, then drafts and dossiers."""
    page = dossiers.dossiers_page(request.actor, dossiers.ListFilter(), request.GET.get("sau", ""))
    waiting = dossiers.dossiers_page(
        request.actor, dossiers.ListFilter(state=dossiers.State.SUPPLEMENT)
    )
    context = {
        "waiting": waiting.rows,
        "drafts": forms.drafts_of(request.actor, purpose=dossiers.DRAFT_PURPOSE),
        "page": page,
        "next_url": f"?sau={page.next_cursor}" if page.next_cursor else "",
    }
    return render(request, "portal/mine.html", context)


@require_http_methods(["GET"])
@allow(Rule.CITIZEN, Rule.OFFICIAL)
def messages(request: ActorRequest) -> HttpResponse:
    """Show my messages; opening the page marks those shown as read."""
    account_id = request.actor.account_id
    if account_id is None:
        raise ValueError("a citizen or an official has an account")
    page = notify.inbox(account_id, page_number(request))
    unread = [row.id for row in page.rows if not row.is_read]
    if unread:
        notify.mark_read(account_id, *unread)
    return render(request, "portal/messages.html", {"page": page, "new": set(unread)})
