"""Writing the tasks of a draft."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from hamrong.governance.plan import events
from hamrong.governance.plan.forms.drafting import TaskForm, initial_task
from hamrong.governance.plan.queries.drafts import Draft, draft, new_number, party_names
from hamrong.governance.plan.rules.drafting import Change, with_task, without_task
from hamrong.governance.plan.rules.edition import tasks_in
from hamrong.governance.plan.views.draft_piece import Piece, drop, edit
from hamrong.kernel.actor.interface import NotYoursError
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def task(request: ActorRequest, key: str, number: int) -> HttpResponse:
    """Write a task of the draft."""
    page = draft(request.actor, key)
    old = next((one for one in tasks_in(page.content) if one["number"] == number), None)
    if old is None:
        raise NotYoursError
    return _task(request, page, number, old)


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def new_task(request: ActorRequest, key: str) -> HttpResponse:
    """Write a task more; it gets a number that no task of the plan ever had."""
    page = draft(request.actor, key)
    return _task(request, page, new_number(request.actor, key), None)


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def drop_task(request: ActorRequest, key: str, number: int) -> HttpResponse:
    """Take a task out of the draft."""
    page = draft(request.actor, key)
    found = next((one for one in tasks_in(page.content) if one["number"] == number), None)
    if found is None:
        raise NotYoursError
    piece = Piece(
        "task",
        str(number),
        "plan/draft_drop.html",
        lambda: partial(without_task, number=number),
        lambda: events.TaskDrafted(number),
    )
    return drop(request, page, f"{number}. {found['title']}", piece)


def _task(request: ActorRequest, page: Draft, number: int, old: Any) -> HttpResponse:
    sections = page.content["sections"]
    first = initial_task(page.content, number) if old else {"section": request.GET.get("nhom", "")}
    form = TaskForm(request.POST or None, initial=first, sections=sections)

    def change() -> Change:
        said = form.cleaned_data
        section, place = said["section"], said["place"]
        if old and place == (first or {}).get("place") and section != old["section"]:
            place = None
        return partial(with_task, task=form.task(number, old), section=section, place=place)

    piece = Piece(
        "task",
        str(number) if old else "",
        "plan/draft_task.html",
        change,
        lambda: events.TaskDrafted(number),
        lambda at: {"number": number, "names": party_names(at.content)},
    )
    return edit(request, page, form, piece)
