"""Giving work to colleagues: one item, or all that someone has."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamrong.kernel.actor.interface import Actor, NotYoursError, RefusedError, Role
from hamrong.kernel.process.interface import step_names
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.kernel.work import interface as work
from hamrong.kernel.work.interface import ItemView
from hamrong.office.workplace.actions.bulk import Order, run_in_bulk
from hamrong.office.workplace.actions.give import give
from hamrong.office.workplace.forms import AssignForm, HandOverForm
from hamrong.office.workplace.queries.choosing import chosen_items
from hamrong.office.workplace.queries.colleagues import colleague_choices
from hamrong.office.workplace.rules import MOST_HANDED_OVER, Deed


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def item_page(request: ActorRequest, item_id: UUID) -> HttpResponse:
    """Show who has an item, and give it to a colleague."""
    item = work.item_view(request.actor, item_id)
    if request.method == "POST" and not item.may_assign:
        raise NotYoursError
    people = colleague_choices(request.actor, {item.row.agency_id}, Role(item.row.role))
    form = AssignForm(people, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            name = give(request.actor, item_id, UUID(told["to"]), note=told["note"])
        except RefusedError as refused:
            form.add_error(refused.field or None, refused.message)
        else:
            messages.success(request, _("Đã giao việc cho %(name)s.") % {"name": name})
            return redirect("workplace:inbox")
    context = {"item": item, "form": form, "step": step_names().get(item.row.kind, "")}
    status = 422 if form.errors else 200
    return render(request, "workplace/item.html", context, status=status)


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def hand_over(request: ActorRequest) -> HttpResponse:
    """Give all that someone has taken to a colleague: first shown, then done after a yes."""
    people = colleague_choices(request.actor, request.actor.agencies())
    data = request.POST if request.method == "POST" else None
    form = HandOverForm(_sources(request.actor, people), people, data)
    items: tuple[ItemView, ...] = ()
    if data is not None and form.is_valid():
        items = _held(request.actor, UUID(form.cleaned_data["source"]))
        if not items:
            form.add_error("source", _("Người này không giữ việc nào đang mở."))
        elif data.get("confirmed") == "1":
            return redirect("workplace:run", run_id=_hand_over(request.actor, form, people, items))
    context = {"form": form, "items": items}
    status = 422 if form.errors else 200
    return render(request, "workplace/hand_over.html", context, status=status)


def _sources(actor: Actor, people: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return whose work the actor may hand over: their own, and that of those they lead."""
    own = [choice for choice in people if choice[0] == str(actor.account_id)]
    led = actor.agencies(Role.HEAD, Role.LEADER)
    others = colleague_choices(actor, led) if led else []
    return [*own, *(choice for choice in others if choice not in own)]


def _held(actor: Actor, source: UUID) -> tuple[ItemView, ...]:
    own = source == actor.account_id
    agencies = actor.agencies() if own else actor.agencies(Role.HEAD, Role.LEADER)
    keys = work.held_items(source, agencies, MOST_HANDED_OVER)
    return tuple(item for item in chosen_items(actor, keys) if item.may_assign)


def _hand_over(
    actor: Actor, form: HandOverForm, people: list[tuple[str, str]], items: tuple[ItemView, ...]
) -> UUID:
    told = form.cleaned_data
    name = dict(people)[told["to"]].split(" – ")[0]
    order = Order(
        deed=Deed.ASSIGN,
        label=_("Bàn giao cho %(name)s") % {"name": name},
        inputs={"note": told["note"]},
        to_id=UUID(told["to"]),
    )
    return run_in_bulk(actor, order, items, [None] * len(items))
