"""Everything that waits for me, in the order and with the columns I like."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_POST

from hamrong.foundation.directory import interface as directory
from hamrong.kernel.actor.interface import Actor, NotYoursError, Role, StaleError
from hamrong.kernel.ids.interface import uuid_of
from hamrong.kernel.process.interface import step_names
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.kernel.work import interface as work
from hamrong.kernel.work.interface import InboxCounts, InboxFilter, InboxRow
from hamrong.office.workplace.queries.saved import FilterView, saved_filters
from hamrong.office.workplace.rules import MOST_CHOSEN, Column, read_columns

WHEN = {"qua": "overdue", "sap": "soon"}
LONGEST_CURSOR = 600
COLUMN_LABEL = {
    Column.APPLICANT: gettext_lazy("Người nộp"),
    Column.STEP: gettext_lazy("Việc cần làm"),
    Column.DUE: gettext_lazy("Hạn"),
    Column.OPENED: gettext_lazy("Đến lúc"),
    Column.AGENCY: gettext_lazy("Cơ quan"),
    Column.HOLDER: gettext_lazy("Người giữ"),
}
# Below a tab all of these stay as they were chosen.
LOOK = ("q", "viec", "xep", "cot")
WHERE = ("han", "cua-toi", "don-vi", "nguoi")


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
    """List what waits, as the address's query chooses. A bounded number of queries."""
    kept = saved_filters(request.actor)
    if not request.GET and (usual := next((f for f in kept if f.is_default), None)):
        return redirect(f"{reverse('workplace:inbox')}?{usual.query}")
    chosen = _chosen(request)
    page = work.inbox(request.actor, chosen, request.GET.get("sau", "")[:LONGEST_CURSOR])
    mine = work.counts(request.actor)
    request.badge_counts = {"workplace:inbox": mine.total}
    counts = work.counts(request.actor, unit=True) if chosen.unit else mine
    columns = read_columns(request.GET.getlist("cot"))
    context = {
        "chosen": chosen,
        "counts": counts,
        "tabs": _tabs(request, chosen, mine),
        "columns": columns,
        "filtered": any((chosen.text, chosen.kind, chosen.when, chosen.mine, chosen.holder)),
        "next_url": _address(request.GET, *LOOK, *WHERE, sau=page.next_cursor)
        if page.next_cursor
        else "",
        "hidden": [(name, request.GET[name]) for name in WHERE if request.GET.get(name)],
        "bound_query": urlencode(
            [(n, v) for n in LOOK + WHERE for v in request.GET.getlist(n) if v]
        ),
        "column_choices": [(c.value, COLUMN_LABEL[c], c in columns) for c in Column],
        "saved": [_kept(request, one) for one in kept],
        **_named(page.rows, counts, columns),
    }
    return render(request, "workplace/inbox.html", context)


def _chosen(request: ActorRequest) -> InboxFilter:
    asked = request.GET
    leads = bool(request.actor.agencies(Role.HEAD, Role.LEADER))
    return InboxFilter(
        text=asked.get("q", "")[:200],
        kind=asked.get("viec", "")[:60],
        when=WHEN.get(asked.get("han", ""), ""),
        mine=asked.get("cua-toi") == "1",
        unit=leads and asked.get("don-vi") == "1",
        holder=uuid_of(asked.get("nguoi", "")) if leads else None,
        sort=asked.get("xep", "")[:20],
    )


def _named(
    rows: tuple[InboxRow, ...], counts: InboxCounts, columns: tuple[Column, ...]
) -> dict[str, object]:
    """Put names to steps, and to agencies where they are shown."""
    names = step_names()
    shown = Column.AGENCY in columns
    agencies = directory.agency_names({row.agency_id for row in rows}) if shown else {}
    return {
        "rows": [(r, names.get(r.kind, r.title), agencies.get(r.agency_id, "")) for r in rows],
        "kinds": [(kind, names.get(kind, _("Việc khác")), n) for kind, n in counts.by_kind.items()],
    }


def _kept(request: ActorRequest, one: FilterView) -> tuple[FilterView, str, bool]:
    asked = request.GET.copy()
    asked.pop("sau", None)
    address = f"{reverse('workplace:inbox')}?{one.query}"
    return one, address, QueryDict(one.query).dict() == asked.dict()


def _tabs(request: ActorRequest, chosen: InboxFilter, counts: InboxCounts) -> tuple[Tab, ...]:
    asked, anyone = request.GET, not chosen.mine and not chosen.unit
    tabs = (
        Tab(_("Tất cả"), _address(asked, *LOOK), anyone and not chosen.when, counts.total),
        Tab(
            _("Quá hạn"),
            _address(asked, *LOOK, han="qua"),
            anyone and chosen.when == "overdue",
            counts.overdue,
        ),
        Tab(
            _("Sắp đến hạn"),
            _address(asked, *LOOK, han="sap"),
            anyone and chosen.when == "soon",
            counts.soon,
        ),
        Tab(_("Tôi đã nhận"), _address(asked, *LOOK, **{"cua-toi": "1"}), chosen.mine, counts.mine),
    )
    if not request.actor.agencies(Role.HEAD, Role.LEADER):
        return tabs
    return (*tabs, Tab(_("Cả đơn vị"), _address(asked, *LOOK, **{"don-vi": "1"}), chosen.unit, 0))


def _address(asked: QueryDict, *kept: str, **parameters: str) -> str:
    """Return the inbox's address with what is kept of this one's query, and what is named."""
    query = asked.copy()
    for name in list(query):
        if name not in kept or not query[name]:
            del query[name]
    for name, value in parameters.items():
        query[name] = value
    if not query:
        query["tat-ca"] = "1"  # not the filter that is one's usual
    return f"{reverse('workplace:inbox')}?{query.urlencode()}"


@require_POST
@allow(Rule.OFFICIAL)
def claim_chosen(request: ActorRequest) -> HttpResponse:
    """Take all the chosen items that are still free, and say what became of them."""
    chosen = list(chosen_ids(request.POST.getlist("viec")))
    if not chosen:
        messages.warning(request, _("Hãy chọn ít nhất một việc trong danh sách."))
        return back(request)
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
    return back(request)


def chosen_ids(texts: Iterable[str]) -> Iterable[UUID]:
    """Read the items that were ticked, as many as a page has."""
    found = (uuid_of(text) for text in list(texts)[:MOST_CHOSEN])
    return (key for key in found if key is not None)


def _claimed(actor: Actor, item_id: UUID) -> bool:
    try:
        work.claim(actor, item_id)
    except (StaleError, NotYoursError):
        return False
    return True


@require_POST
@allow(Rule.OFFICIAL)
def claim_one(request: ActorRequest, item_id: UUID) -> HttpResponse:
    """Take one item; a head who holds its role also from a colleague, when they say so."""
    work.claim(request.actor, item_id, take_over=request.POST.get("thay") == "1")
    messages.success(request, _("Đã nhận 1 việc. Đồng nghiệp không còn thấy việc này."))
    return back(request)


@require_POST
@allow(Rule.OFFICIAL)
def release_one(request: ActorRequest, item_id: UUID) -> HttpResponse:
    """Give one item back."""
    work.release(request.actor, item_id)
    messages.success(request, _("Đã trả lại 1 việc. Đồng nghiệp cùng vai trò lại thấy việc này."))
    return back(request)


def back(request: ActorRequest) -> HttpResponse:
    """Return to the page of the desk one came from, the inbox when that is not told."""
    home, target = reverse("workplace:inbox"), request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(target, allowed_hosts=None)
    return redirect(target if ours and target.startswith(home) else home)
