"""Writing the targets of a draft."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from hamrong.governance.plan import events
from hamrong.governance.plan.forms.draft_target import TargetForm, initial_target
from hamrong.governance.plan.queries.drafts import Draft, draft, ended_targets
from hamrong.governance.plan.queries.measures import MEASURES
from hamrong.governance.plan.rules.drafting import Change, with_target, without_target
from hamrong.governance.plan.views.draft_piece import Piece, drop, edit
from hamrong.kernel.actor.interface import NotYoursError
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def target(request: ActorRequest, key: str, target: str) -> HttpResponse:
    """Write a target of the draft."""
    page = draft(request.actor, key)
    return _target(request, page, _known(page, target))


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def new_target(request: ActorRequest, key: str) -> HttpResponse:
    """Write a target more, with a key that no target of the plan ever had."""
    return _target(request, draft(request.actor, key), None)


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def drop_target(request: ActorRequest, key: str, target: str) -> HttpResponse:
    """Take a target out of the draft."""
    page = draft(request.actor, key)
    found = _known(page, target)
    piece = Piece(
        "target",
        target,
        "plan/draft_drop.html",
        lambda: partial(without_target, key=target),
        lambda: events.TargetDrafted(target),
    )
    return drop(request, page, f"{target}. {found['text']}", piece)


def _known(page: Draft, key: str) -> Any:
    found = next((one for one in page.content["targets"] if one["key"] == key), None)
    if found is None:
        raise NotYoursError
    return found


def _target(request: ActorRequest, page: Draft, old: Any) -> HttpResponse:
    keys = [one["key"] for one in page.content["targets"]]
    first = {**initial_target(old), "place": keys.index(old["key"]) + 1} if old else None
    form = TargetForm(
        request.POST or None,
        initial=first,
        measures=[(one.name, one.counted) for one in MEASURES.values()],
        old=old,
        taken=() if old else {*keys, *ended_targets(request.actor, page.key)},
    )

    def change() -> Change:
        return partial(with_target, target=form.target(), place=form.cleaned_data["place"])

    piece = Piece(
        "target",
        old["key"] if old else "",
        "plan/draft_target.html",
        change,
        lambda: events.TargetDrafted(form.target()["key"]),
    )
    return edit(request, page, form, piece)
