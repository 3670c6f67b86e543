"""Writing a change of a plan: the draft as a whole, what it changes, its end."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamrong.governance.plan.actions.discard_draft import discard_draft
from hamrong.governance.plan.actions.open_draft import open_draft
from hamrong.governance.plan.forms.drafting import DraftForm
from hamrong.governance.plan.queries.drafts import draft, draft_history, outcome
from hamrong.kernel.actor.interface import StaleError
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow


@require_POST
@allow(Rule.OFFICIAL)
def begin(request: ActorRequest, key: str) -> HttpResponse:
    """Begin a draft from what was decided last, or go on with the one there is."""
    open_draft(request.actor, key)
    return redirect("plan:draft", key=key)


@require_safe
@allow(Rule.OFFICIAL)
def whole(request: ActorRequest, key: str) -> HttpResponse:
    """Show the draft as the plan's structure, with all that is wrong in it."""
    page = draft(request.actor, key)
    history = draft_history(request.actor, key)
    return render(request, "plan/draft.html", {"draft": page, "history": history})


@require_safe
@allow(Rule.OFFICIAL)
def changes(request: ActorRequest, key: str) -> HttpResponse:
    """Show what the draft changes, and for which agencies."""
    page = draft(request.actor, key)
    context = {"draft": page, "outcome": outcome(request.actor, key)}
    return render(request, "plan/draft_changes.html", context)


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def discard(request: ActorRequest, key: str) -> HttpResponse:
    """Ask whether the draft is to be thrown away, and do it."""
    page, status = draft(request.actor, key), HTTPStatus.OK
    form = DraftForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            stays = discard_draft(request.actor, key, revision=form.cleaned_data["revision"])
        except StaleError:
            page, status = draft(request.actor, key), HTTPStatus.CONFLICT
        else:
            messages.success(request, _("Đã bỏ bản thảo."))
            return redirect("plan:editions", key=key) if stays else redirect("plan:list")
    context = {"draft": page, "stale": status == HTTPStatus.CONFLICT}
    return render(request, "plan/draft_discard.html", context, status=status)
