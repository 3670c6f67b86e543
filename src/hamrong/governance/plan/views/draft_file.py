"""Loading a draft from a file, and beginning a new plan."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamrong.governance.plan.actions.load_draft import DraftFileError, load_draft
from hamrong.governance.plan.actions.start_plan import Begun, start_plan
from hamrong.governance.plan.forms.draft_file import DraftFileForm
from hamrong.governance.plan.forms.draft_frame import NewPlanForm
from hamrong.governance.plan.queries.drafts import draft, startable
from hamrong.kernel.actor.interface import NotYoursError, RefusedError, StaleError
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def load(request: ActorRequest, key: str) -> HttpResponse:
    """Ask for a file; what is wrong is told with its line, beside the text to put right."""
    page, status = draft(request.actor, key), HTTPStatus.OK
    form = DraftFileForm(request.POST or None, request.FILES or None)
    wrong: DraftFileError | None = None
    if form.is_bound:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        if form.is_valid():
            said = form.cleaned_data
            try:
                load_draft(
                    request.actor,
                    key,
                    said["text"],
                    revision=said["revision"],
                    anyway=said["anyway"],
                )
            except DraftFileError as error:
                wrong = error
            except StaleError:
                page, status = draft(request.actor, key), HTTPStatus.CONFLICT
            else:
                messages.success(request, _("Đã nạp tệp vào bản thảo."))
                return redirect("plan:draft", key=key)
            form = _kept(form)
    context = {
        "draft": page,
        "form": form,
        "wrong": wrong,
        "stale": status == HTTPStatus.CONFLICT,
    }
    return render(request, "plan/draft_load.html", context, status=status)


def _kept(form: DraftFileForm) -> DraftFileForm:
    """Return the form with the file's text in it, so that it is put right without sending again."""
    said = form.cleaned_data
    return DraftFileForm(initial={"text": said["text"], "anyway": said["anyway"]})


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def start(request: ActorRequest) -> HttpResponse:
    """Ask what a new plan begins with."""
    keepers = startable(request.actor)
    if not keepers:
        raise NotYoursError
    form = NewPlanForm(request.POST or None, keepers=keepers)
    if form.is_valid():
        said = form.cleaned_data
        begun = Begun(
            said["key"], said["title"], UUID(said["keeper"]), said["begins"], said["ends"]
        )
        try:
            return redirect("plan:draft", key=start_plan(request.actor, begun))
        except RefusedError as refused:
            form.add_error(refused.field, refused.message)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "plan/start.html", {"form": form}, status=status)
