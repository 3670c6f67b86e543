"""How one thing of a draft is written and taken out, whatever it is."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hamrong.governance.plan.actions.change_draft import change_draft
from hamrong.governance.plan.forms.drafting import DraftForm
from hamrong.governance.plan.queries.drafts import Draft, draft
from hamrong.governance.plan.rules.drafting import Change
from hamrong.kernel.actor.interface import StaleError
from hamrong.kernel.ui.interface import ActorRequest


@dataclass(frozen=True)
class Piece:
    """What a page writes: where that stands, what its form makes of the draft, what is told."""

    what: str
    key: str
    template: str
    change: Callable[[], Change]
    fact: Callable[[], object]
    more: Callable[[Draft], dict[str, Any]] = lambda _draft: {}


def edit(request: ActorRequest, page: Draft, form: DraftForm, piece: Piece) -> HttpResponse:
    """Show a form of the draft, or save it; what was typed is never lost.

    After saving, a thing that is still wrong is shown again with what is wrong.
    """
    status = HTTPStatus.OK
    if form.is_bound:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            try:
                return _saved(request, page, form, piece)
            except StaleError:
                page, status = draft(request.actor, page.key), HTTPStatus.CONFLICT
    context = {
        "draft": page,
        "form": form,
        "wrong": page.wrong(piece.what, piece.key) if piece.key or piece.what == "plan" else (),
        "key": piece.key,
        "stale": status == HTTPStatus.CONFLICT,
        **piece.more(page),
    }
    return render(request, piece.template, context, status=status)


def _saved(request: ActorRequest, page: Draft, form: DraftForm, piece: Piece) -> HttpResponse:
    revision = form.cleaned_data["revision"]
    change_draft(request.actor, page.key, piece.change(), piece.fact(), revision=revision)
    if piece.key and draft(request.actor, page.key).wrong(piece.what, piece.key):
        messages.warning(request, _("Đã ghi. Còn điều cần sửa trước khi ban hành, xem dưới đây."))
        where = [page.key, piece.key]
        return redirect(reverse(f"plan:draft_{piece.what}", args=where))
    messages.success(request, _("Đã ghi vào bản thảo."))
    return redirect(reverse("plan:draft", args=[page.key]) + f"#{piece.what}-{piece.key}")


def drop(request: ActorRequest, page: Draft, name: str, piece: Piece) -> HttpResponse:
    """Ask whether a thing is to be taken out of the draft, and do it."""
    form, status = DraftForm(request.POST or None), HTTPStatus.OK
    if form.is_bound and form.is_valid():
        revision = form.cleaned_data["revision"]
        try:
            change_draft(request.actor, page.key, piece.change(), piece.fact(), revision=revision)
        except StaleError:
            page, status = draft(request.actor, page.key), HTTPStatus.CONFLICT
        else:
            messages.success(request, _("Đã bỏ khỏi bản thảo."))
            return redirect("plan:draft", key=page.key)
    context = {
        "draft": page,
        "name": name,
        "what": piece.what,
        "key": piece.key,
        "stale": status == HTTPStatus.CONFLICT,
        "back": reverse(f"plan:draft_{piece.what}", args=[page.key, piece.key]),
    }
    return render(request, piece.template, context, status=status)
