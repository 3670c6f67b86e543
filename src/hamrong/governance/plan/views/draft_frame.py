"""Writing a draft's sections, and what the plan says as a whole."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamrong.governance.plan import events
from hamrong.governance.plan.forms.draft_frame import FrameForm, SectionForm, initial_frame
from hamrong.governance.plan.queries.drafts import Draft, agency_names, draft
from hamrong.governance.plan.rules.drafting import (
    Change,
    with_frame,
    with_section,
    without_section,
)
from hamrong.governance.plan.views.draft_piece import Piece, drop, edit
from hamrong.kernel.actor.interface import NotYoursError
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def frame(request: ActorRequest, key: str) -> HttpResponse:
    """Write what the plan says as a whole."""
    page = draft(request.actor, key)
    form = FrameForm(request.POST or None, initial=initial_frame(page.content))
    piece = Piece(
        "plan",
        "",
        "plan/draft_frame.html",
        lambda: partial(with_frame, frame=form.frame(page.content)),
        events.FrameDrafted,
        lambda _page: {"names": agency_names()},
    )
    return edit(request, page, form, piece)


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def section(request: ActorRequest, key: str, section: str) -> HttpResponse:
    """Write a section of the draft."""
    page = draft(request.actor, key)
    return _section(request, page, _known(page, section))


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def new_section(request: ActorRequest, key: str) -> HttpResponse:
    """Write a section more."""
    return _section(request, draft(request.actor, key), None)


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def drop_section(request: ActorRequest, key: str, section: str) -> HttpResponse:
    """Take an empty section out of the draft; tasks are moved or taken out first."""
    page = draft(request.actor, key)
    found = _known(page, section)
    if found["tasks"]:
        messages.warning(request, _("Nhóm còn nhiệm vụ; chuyển hoặc bỏ các nhiệm vụ trước."))
        return redirect("plan:draft_section", key=key, section=section)
    piece = Piece(
        "section",
        section,
        "plan/draft_drop.html",
        lambda: partial(without_section, section=section),
        lambda: events.SectionDrafted(section),
    )
    return drop(request, page, f"{section}. {found['title']}", piece)


def _known(page: Draft, section: str) -> Any:
    found = next((one for one in page.content["sections"] if one["id"] == section), None)
    if found is None:
        raise NotYoursError
    return found


def _section(request: ActorRequest, page: Draft, old: Any) -> HttpResponse:
    ids = [one["id"] for one in page.content["sections"]]
    before = old["id"] if old else ""
    first = {"id": before, "title": old["title"], "place": ids.index(before) + 1} if old else None
    taken = {one for one in ids if one != before}
    form = SectionForm(request.POST or None, initial=first, taken=taken)

    def change() -> Change:
        said = form.cleaned_data
        named = {"old": before, "new": said["id"], "title": said["title"]}
        return partial(with_section, **named, place=said["place"])

    piece = Piece(
        "section",
        before,
        "plan/draft_section.html",
        change,
        lambda: events.SectionDrafted(form.cleaned_data["id"]),
        lambda _page: {"tasks": len(old["tasks"]) if old else 0},
    )
    return edit(request, page, form, piece)
