"""Everything that waits for me, most urgent first."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from hamrong.kernel.actor.interface import Actor, NotYoursError, StaleError
from hamrong.kernel.process.interface import step_names
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.kernel.work import interface as work
from hamrong.kernel.work.interface import InboxCounts, InboxFilter

WHEN = {"qua": "overdue", "sap": "soon"}
# One page of the inbox; more cannot be chosen there.
MOST_CHOSEN = 50


@dataclass(frozen=True)
class Tab:
    """A choice among the most used filters."""

    label: str
    url: str
    current: bool
    count: int


@require_GET
@allow(Rule.OFFICIAL)
def work_inbox(request: ActorRequest) -> HttpResponse:
    """List what waits, as the address's query chooses. Three queries besides the visitor's own."""
    asked = request.GET
    chosen = InboxFilter(
        text=asked.get("q", "")[:200],
        kind=asked.get("viec", "")[:60],
        when=WHEN.get(asked.get("han", ""), ""),
        mine=asked.get("cua-toi") == "1",
    )
    page = work.inbox(request.actor, chosen, asked.get("sau", "")[:100])
    counts = work.counts(request.actor)
    names = step_names()
    request.badge_counts = {"workplace:inbox": counts.total}
    return render(
        request,
        "workplace/inbox.html",
        {
            "rows": [(row, names.get(row.kind, row.kind)) for row in page.rows],
            "chosen": chosen,
            "counts": counts,
            "tabs": _tabs(asked, chosen, counts),
            "kinds": [(kind, names.get(kind, kind), n) for kind, n in counts.by_kind.items()],
            "filtered": any((chosen.text, chosen.kind, chosen.when, chosen.mine)),
            "next_url": _address(asked, sau=page.next_cursor) if page.next_cursor else "",
        },
    )


def _tabs(asked: QueryDict, chosen: InboxFilter, counts: InboxCounts) -> tuple[Tab, ...]:
    anyone = not chosen.mine
    return (
        Tab(_("Tất cả"), _address(asked), anyone and not chosen.when, counts.total),
        Tab(
            _("Quá hạn"),
            _address(asked, han="qua"),
            anyone and chosen.when == "overdue",
            counts.overdue,
        ),
        Tab(
            _("Sắp đến hạn"),
            _address(asked, han="sap"),
            anyone and chosen.when == "soon",
            counts.soon,
        ),
        Tab(_("Tôi đã nhận"), _address(asked, **{"cua-toi": "1"}), chosen.mine, counts.mine),
    )


def _address(asked: QueryDict, **parameters: str) -> str:
    """Return the inbox's address: what was searched stays, the tab is the one named."""
    query = asked.copy()
    kept = ("q", "viec", *(("han", "cua-toi") if "sau" in parameters else ()))
    for name in list(query):
        if name not in kept or not query[name]:
            del query[name]
    for name, value in parameters.items():
        query[name] = value
    return f"{reverse('workplace:inbox')}?{query.urlencode()}".rstrip("?")


@require_POST
@allow(Rule.OFFICIAL)
def claim_chosen(request: ActorRequest) -> HttpResponse:
    """Take all the chosen items that are still free, and say what became of them."""
    chosen = list(_ids(request.POST.getlist("viec")[:MOST_CHOSEN]))
    if not chosen:
        messages.warning(request, _("Hãy chọn ít nhất một việc trong danh sách."))
        return _back(request)
    taken = sum(_claimed(request.actor, item_id) for item_id in chosen)
    if taken:
        messages.success(
            request,
            ngettext("Đã nhận %(n)s việc.", "Đã nhận %(n)s việc.", taken) % {"n": taken},
        )
    if missed := len(chosen) - taken:
        messages.warning(
            request,
            ngettext(
                "%(n)s việc đã có đồng nghiệp nhận hoặc xử lý trước.",
                "%(n)s việc đã có đồng nghiệp nhận hoặc xử lý trước.",
                missed,
            )
            % {"n": missed},
        )
    return _back(request)


def _ids(texts: Iterable[str]) -> Iterable[UUID]:
    for text in texts:
        try:
            yield UUID(text)
        except ValueError:
            continue


def _claimed(actor: Actor, item_id: UUID) -> bool:
    try:
        work.claim(actor, item_id)
    except (StaleError, NotYoursError):
        return False
    return True


@require_POST
@allow(Rule.OFFICIAL)
def claim_one(request: ActorRequest, item_id: UUID) -> HttpResponse:
    """Take one item."""
    work.claim(request.actor, item_id)
    messages.success(request, _("Đã nhận 1 việc. Đồng nghiệp không còn thấy việc này."))
    return _back(request)


@require_POST
@allow(Rule.OFFICIAL)
def release_one(request: ActorRequest, item_id: UUID) -> HttpResponse:
    """Give one item back."""
    work.release(request.actor, item_id)
    messages.success(request, _("Đã trả lại 1 việc. Đồng nghiệp cùng vai trò lại thấy việc này."))
    return _back(request)


def _back(request: ActorRequest) -> HttpResponse:
    """Return to the inbox as it was filtered."""
    home, target = reverse("workplace:inbox"), request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(target, allowed_hosts=None)
    return redirect(target if ours and target.split("?")[0] == home else home)
