"""My page: what I must do, my drafts and dossiers, my results and papers, whom I act for."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from hamrong.kernel.calendar.interface import now
from hamrong.kernel.notify import interface as notify
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.forms import interface as forms
from hamrong.service.payments import interface as payments
from hamrong.service.portal.queries.message_cards import message_cards
from hamrong.service.portal.views.search import page_number
from hamrong.service.repository import interface as repository

# A draft that is thrown away within this time is something to do.
EXPIRES_SOON = timedelta(days=14)
PAPERS_SHOWN = 4
# By the word in the address: whether the dossiers shown are over.
SHOWN = {"": None, "dang-giai-quyet": False, "da-xong": True}
DRAFTS = "nhap"


@require_GET
@allow(Rule.CITIZEN)
def mine(request: ActorRequest) -> HttpResponse:
    """Show what waits for me first, then drafts and dossiers, then results and papers."""
    actor, shown = request.actor, request.GET.get("xem", "")
    asked = request.GET.get("q", "").replace("\x00", "")[:100].strip()
    chosen = dossiers.ListFilter(text=asked, over=SHOWN.get(shown))
    drafts = forms.drafts_of(actor, purpose=dossiers.DRAFT_PURPOSE)
    page = dossiers.my_dossiers(actor, chosen, request.GET.get("sau", ""))
    dossiers_shown = shown != DRAFTS
    following = {"xem": shown, "q": asked, "sau": page.next_cursor}
    context = {
        "tasks": dossiers.tasks_of(actor),
        "pays_online": payments.can_pay_online(),
        "expiring": [one for one in drafts if one.expires_at - now() <= EXPIRES_SOON],
        "drafts": drafts if shown in {"", DRAFTS} and not asked else (),
        "dossiers_shown": dossiers_shown,
        "page": page,
        "next_url": f"?{urlencode(following)}" if page.next_cursor else "",
        "asked": asked,
        "shown": shown,
        "filters": _filters(shown, asked),
        "results": dossiers.my_results(actor),
        "papers": repository.latest_papers(actor, PAPERS_SHOWN),
        "people": dossiers.acted_for(actor),
    }
    return render(request, "portal/mine.html", context)


def _filters(shown: str, asked: str) -> list[dict[str, object]]:
    """Return the choices above the list, what was searched for kept."""
    labels = {
        "": _("Tất cả"),
        "dang-giai-quyet": _("Đang giải quyết"),
        "da-xong": _("Đã xong"),
        DRAFTS: _("Bản nháp"),
    }
    here = reverse("portal:mine")
    kept = {"q": asked} if asked else {}
    return [
        {
            "label": label,
            "url": f"{here}?{urlencode({**kept, 'xem': word})}#ho-so",
            "current": word == shown,
        }
        for word, label in labels.items()
    ]


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
    cards = message_cards(request.actor, page.rows)
    context = {"page": page, "cards": cards, "new": set(unread)}
    return render(request, "portal/messages.html", context)
