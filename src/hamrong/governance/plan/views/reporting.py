"""Reporting how far an agency's part is, and opening what shows it."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from hamrong.governance.plan.actions.report_progress import Said, report_progress
from hamrong.governance.plan.forms.reporting import ProgressForm
from hamrong.governance.plan.queries.part_page import PartPage, part_page, shown_file
from hamrong.governance.plan.rules.state import State
from hamrong.governance.plan.templatetags.plan import state_words
from hamrong.kernel.actor.interface import NotYoursError, RefusedError, StaleError
from hamrong.kernel.files import interface as files
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow, send_file

_KEPT = "plan.progress"


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def progress(request: ActorRequest, assignment_id: UUID) -> HttpResponse:
    """Ask how far the part is; nothing typed or sent is lost by a mistake or a newer report."""
    page = part_page(request.actor, assignment_id)
    if not page.may_report:
        raise NotYoursError
    if request.method != "POST":
        first = {"state": page.row.state, "percent": page.row.percent, "revision": page.revision}
        return _shown(request, page, ProgressForm(initial=first, states=_states()), [])
    form = ProgressForm(request.POST, request.FILES, states=_states())
    kept = [*_kept_before(request), *_stored(request, form)]
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    try:
        if form.is_valid():
            report_progress(
                request.actor, assignment_id, _said(form, kept), revision=_revision(form)
            )
            messages.success(request, _("Đã gửi báo cáo tiến độ."))
            return redirect("plan:part", assignment_id=assignment_id)
    except RefusedError as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.message)
    except StaleError:
        page, status = part_page(request.actor, assignment_id), HTTPStatus.CONFLICT
    return _shown(request, page, form, kept, status=status)


@require_GET
@allow(Rule.OFFICIAL)
def shown(request: ActorRequest, evidence_id: UUID) -> FileResponse:
    """Open a file that shows what was reported."""
    stored, handle = files.open_file(shown_file(request.actor, evidence_id))
    return send_file(handle, files.headers_for(stored, inline=True))


def _shown(
    request: ActorRequest,
    page: PartPage,
    form: ProgressForm,
    kept: list[UUID],
    *,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    known = files.describe(kept)
    context = {
        "page": page,
        "form": form,
        "kept": [(known[one].name, signing.dumps(str(one), salt=_KEPT)) for one in kept],
        "stale": status == HTTPStatus.CONFLICT,
    }
    return render(request, "plan/progress.html", context, status=status)


def _states() -> list[tuple[str, str]]:
    return [(state.value, state_words(state)) for state in State]


def _revision(form: ProgressForm) -> int:
    return int(form.cleaned_data["revision"])


def _said(form: ProgressForm, kept: list[UUID]) -> Said:
    said = form.cleaned_data
    return Said(
        state=State(said["state"]),
        percent=said["percent"],
        reason=said["reason"],
        result=said["result"],
        difficulties=said["difficulties"],
        proposals=said["proposals"],
        files=tuple(kept),
        shown=said["addresses"],
    )


def _kept_before(request: ActorRequest) -> list[UUID]:
    """Return the files sent with an earlier try that are still wanted."""
    found = []
    for token in request.POST.getlist("kept"):
        try:
            found.append(UUID(signing.loads(token, salt=_KEPT)))
        except (signing.BadSignature, ValueError):
            continue
    return found


def _stored(request: ActorRequest, form: ProgressForm) -> list[UUID]:
    """Keep the files sent now; one that cannot be taken is told beside the field."""
    found = []
    for one in request.FILES.getlist("file"):
        try:
            found.append(files.store(one, name=one.name or "", owner=request.actor).id)
        except RefusedError as refused:
            form.add_error("file", f"{one.name}: {refused.message}")
    return found
