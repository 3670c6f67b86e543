"""Filling the form: the list of tasks, one page of questions at a time."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hamrong.kernel.ids.interface import uuid_of
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.forms import interface as forms
from hamrong.service.procedures import interface as procedures


def open_filing(request: ActorRequest, code: str, draft_id: UUID) -> dossiers.Filing:
    """Return the draft behind an address; one of another procedure does not exist there."""
    found = dossiers.filing(request.actor, draft_id)
    if found.procedure.code != code:
        raise Http404
    return found


@require_GET
@allow(Rule.CITIZEN)
def tasks(request: ActorRequest, code: str, draft_id: UUID) -> HttpResponse:
    """Show what is done and what is still to do."""
    filing = open_filing(request, code, draft_id)
    if filing.draft.submitted_to is not None:
        return redirect("portal:mine")
    given = filing.draft.files
    missing = [d for d in filing.uploads if d.required and not given.get(d.key)]
    context = {
        "filing": filing,
        "steps": forms.steps(filing.draft),
        "files": sum(len(files) for files in given.values()),
        "missing": len(missing),
        "open_questions": procedures.open_questions(filing.procedure, filing.situation),
    }
    return render(request, "portal/tasks.html", context)


@require_http_methods(["GET", "POST"])
@allow(Rule.CITIZEN)
def questions(request: ActorRequest, code: str, draft_id: UUID, step: str) -> HttpResponse:
    """Ask one page of questions; whatever is sent is saved, also what is not right yet."""
    filing = open_filing(request, code, draft_id)
    if request.method == "GET":
        return _question_page(request, filing, step, _fresh(request, filing, step))
    try:
        saved = forms.save_step(request.actor, draft_id, step, request.POST, _revision(request))
    except forms.StaleStepError as stale:
        page = forms.group_page(stale.draft, step, sent=request.POST)
        return _question_page(request, filing, step, page, status=409)
    if forms.row_to_add(request.POST) or forms.row_was_removed(request.POST):
        return _same_page(saved, code, step, forms.row_to_add(request.POST))
    page = forms.group_page(saved, step)
    if page.errors and "later" not in request.POST:
        return _question_page(request, filing, step, page, status=422)
    return _onwards(request, filing, saved, step)


def _fresh(request: ActorRequest, filing: dossiers.Filing, step: str) -> forms.GroupPage:
    """Return the page as it stands, filled beforehand where nobody answered yet."""
    taken = uuid_of(request.GET.get("lay-tu", "")) or _same_person(filing, step)
    initial = forms.initial_for(request.actor, group_key=step, take_over=taken)
    if filing.draft.extra.get("capacity") and taken is None:
        initial = forms.NOTHING_KNOWN  # the form is about somebody else
    rows = request.GET.get("them-dong", "")
    errors = False if rows or initial.asked_for else None
    return forms.group_page(filing.draft, step, initial=initial, more_rows=rows, show_errors=errors)


def _same_person(filing: dossiers.Filing, step: str) -> UUID | None:
    """Return the earlier draft about the same person, while nothing was said of them here."""
    untouched = step == forms.ABOUT_THE_PERSON and step not in filing.draft.saved_groups
    return uuid_of(str(filing.draft.extra.get("take_from", ""))) if untouched else None


def _same_page(draft: forms.DraftView, code: str, step: str, added_to: str) -> HttpResponse:
    """Show the page again after a row was added or taken away without a script."""
    address = reverse("portal:questions", args=[code, draft.id, step])
    query = f"?{urlencode({'them-dong': added_to})}#f-{added_to}-0" if added_to else ""
    return redirect(address + query)


def _revision(request: ActorRequest) -> int:
    typed = request.POST.get("_revision", "")
    return int(typed) if typed.isascii() and typed.isdigit() else 0


def _question_page(
    request: ActorRequest,
    filing: dossiers.Filing,
    step: str,
    page: forms.GroupPage,
    status: int = 200,
) -> HttpResponse:
    steps = forms.steps(filing.draft)
    number = next((n for n, s in enumerate(steps, start=1) if s.key == step), 1)
    context = {
        "filing": filing,
        "page": page,
        "number": number,
        "count": len(steps),
        "earlier": _offered(request, filing, step),
    }
    return render(request, "portal/questions.html", context, status=status)


def _offered(
    request: ActorRequest, filing: dossiers.Filing, step: str
) -> tuple[forms.Earlier, ...]:
    """Return earlier submissions whose answers can be taken over, while this page is untouched."""
    if step in filing.draft.saved_groups:
        return ()
    known = forms.earlier_pages(request.actor, step)
    return tuple(one for one in known if step != forms.ABOUT_THE_PERSON)[:3]


def _onwards(
    request: ActorRequest, filing: dossiers.Filing, saved: forms.DraftView, step: str
) -> HttpResponse:
    """Go to the next page, the documents, the check or, when asked to stop, the list of tasks."""
    code, draft_id = filing.procedure.code, saved.id
    if "later" in request.POST:
        messages.success(request, _("Đã lưu. Bạn có thể làm tiếp bất cứ lúc nào."))
        return redirect("portal:tasks", code=code, draft_id=draft_id)
    if request.GET.get("ve") == "kiem-tra":
        return redirect("portal:review", code=code, draft_id=draft_id)
    keys = [s.key for s in forms.steps(saved)]
    following = keys[keys.index(step) + 1 :] if step in keys else []
    if following:
        return redirect("portal:questions", code=code, draft_id=draft_id, step=following[0])
    last = "portal:documents" if filing.uploads else "portal:review"
    return redirect(last, code=code, draft_id=draft_id)


@require_POST
@allow(Rule.CITIZEN)
def discard(request: ActorRequest, code: str, draft_id: UUID) -> HttpResponse:
    """Throw the draft away, after the page asked."""
    open_filing(request, code, draft_id)
    forms.discard_draft(request.actor, draft_id)
    messages.success(request, _("Đã xóa bản nháp."))
    return redirect("portal:mine")
