"""Meetings of a plan's committee and their conclusions."""

from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hamrong.governance.plan.access import the_steered_plan
from hamrong.governance.plan.actions.conclude import (
    Held,
    Said,
    conclude,
    note_meeting,
    withdraw_conclusion,
)
from hamrong.governance.plan.forms.committee import ConclusionForm, MeetingForm, ReasonForm
from hamrong.governance.plan.queries.committee import meeting_row, notice_file
from hamrong.governance.plan.queries.drafts import party_names
from hamrong.governance.plan.queries.editions import in_force
from hamrong.governance.plan.queries.task_page import task_page
from hamrong.governance.plan.views.committee import answer_to, tell
from hamrong.kernel.actor.interface import NotYoursError, RefusedError
from hamrong.kernel.files import interface as files
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow, send_file

_KEPT = "plan.notice"


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def note(request: ActorRequest, key: str) -> HttpResponse:
    """Note a meeting; a file once sent stays while the rest is put right."""
    plan = the_steered_plan(request.actor, key)
    form = MeetingForm(request.POST or None, request.FILES or None)
    kept = _kept(request, form)
    if form.is_valid():
        said = form.cleaned_data
        held = Held(said["held_on"], said["title"], said["notice"], kept)
        try:
            meeting_id = note_meeting(request.actor, key, held)
        except RefusedError as refused:
            tell(form, refused)
        else:
            messages.success(request, _("Đã ghi cuộc họp. Thêm từng kết luận để giao việc."))
            return redirect("plan:meeting", key=key, meeting_id=meeting_id)
    context = {
        "plan": plan,
        "form": form,
        "kept": files.describe([kept]).get(kept) if kept else None,
        "kept_token": signing.dumps(str(kept), salt=_KEPT) if kept else "",
    }
    return render(request, "plan/meeting_new.html", context, status=answer_to(form))


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def meeting(request: ActorRequest, key: str, meeting_id: UUID) -> HttpResponse:
    """Show a meeting with what became of its conclusions; whoever keeps it adds one more."""
    found = meeting_row(request.actor, key, meeting_id)
    context = {"key": key, "meeting": found, "plan": None}
    try:
        plan = the_steered_plan(request.actor, key)
    except NotYoursError:
        if request.method == "POST":
            raise
        return render(request, "plan/meeting.html", context)
    form = ConclusionForm(request.POST or None, initial={"due_kind": "day"})
    if form.is_valid() and _concluded(request, key, meeting_id, form):
        messages.success(request, _("Đã giao kết luận cho các cơ quan."))
        return redirect("plan:meeting", key=key, meeting_id=meeting_id)
    more = {"plan": plan, "form": form, "names": party_names(in_force(plan).content)}
    return render(request, "plan/meeting.html", context | more, status=answer_to(form))


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def withdraw(request: ActorRequest, key: str, number: int) -> HttpResponse:
    """Ask why a conclusion is carried no more."""
    the_steered_plan(request.actor, key)
    task = task_page(request.actor, key, number)
    if task.meeting is None or task.ended_on is not None:
        raise NotYoursError
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        withdraw_conclusion(request.actor, key, number, form.cleaned_data["reason"])
        messages.success(request, _("Kết luận đã thôi thực hiện."))
        return redirect("plan:committee", key=key)
    context = {"task": task, "form": form}
    return render(request, "plan/withdraw.html", context, status=answer_to(form))


@require_safe
@allow(Rule.OFFICIAL)
def notice(request: ActorRequest, key: str, meeting_id: UUID) -> FileResponse:
    """Open the notice of a meeting's conclusions."""
    stored, handle = files.open_file(notice_file(request.actor, key, meeting_id))
    return send_file(handle, files.headers_for(stored, inline=True))


def _kept(request: ActorRequest, form: MeetingForm) -> UUID | None:
    """Keep the file that came, or find the one kept before."""
    if sent := request.FILES.get("file"):
        try:
            stored = files.store(
                sent, name=sent.name or "", owner=request.actor, allow=[files.Kind.PDF]
            )
        except RefusedError as refused:
            form.is_valid()
            form.add_error("file", refused.message)
            return None
        return stored.id
    try:
        return UUID(signing.loads(request.POST.get("kept", ""), salt=_KEPT))
    except (signing.BadSignature, ValueError):
        return None


def _concluded(request: ActorRequest, key: str, meeting_id: UUID, form: ConclusionForm) -> bool:
    said = form.cleaned_data
    what = Said(said["title"], said["due"], said["lead"], said["taking_part"])
    try:
        conclude(request.actor, key, meeting_id, what)
    except RefusedError as refused:
        tell(form, refused)
        return False
    return True
