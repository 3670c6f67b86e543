"""Filling the form: the list of tasks, one page of questions at a time."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hamrong.kernel.actor.interface import NotYoursError
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.forms import interface as forms
from hamrong.service.portal.views.kept import files_not_kept, keeps_what_was_sent, kept_for
from hamrong.service.procedures import interface as procedures

BACK, TO_REVIEW = "ve", "kiem-tra"
"""The query that brings who changes an answer back to the check."""


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
@keeps_what_was_sent
@allow(Rule.CITIZEN)
def questions(request: ActorRequest, code: str, draft_id: UUID, step: str) -> HttpResponse:
    """Ask one page of questions; whatever is sent is saved, also what is not right yet."""
    filing = open_filing(request, code, draft_id)
    if request.method == "GET":
        return _question_page(request, filing, step, _fresh(request, filing, step))
    try:
        saved = forms.save_step(request.actor, draft_id, step, request.POST, _revision(request))
    except forms.StaleStepError:
        return _stale_page(request, filing, step)
    refused = forms.add_page_files(request.actor, draft_id, step, request.FILES)
    changed = forms.remove_page_file(request.actor, draft_id, request.POST) or _changes_page(
        request
    )
    if changed and not refused:
        return _same_page(request, saved, code, step)
    if request.FILES:
        saved = forms.draft(request.actor, draft_id)
    page = forms.group_page(
        saved,
        step,
        show_errors=False if changed else None,
        besides=forms.Besides(
            forms.row_to_add(request.POST), refused=refused, whole_map=_whole_map(request)
        ),
    )
    if page.errors and (refused or "later" not in request.POST):
        return _question_page(request, filing, step, page, status=422)
    return _onwards(request, filing, saved, step)


def _stale_page(request: ActorRequest, filing: dossiers.Filing, step: str) -> HttpResponse:
    """Show what was sent beside what another window saved; files add to those, and are kept."""
    draft_id = filing.draft.id
    refused = forms.add_page_files(request.actor, draft_id, step, request.FILES)
    page = forms.group_page(
        forms.draft(request.actor, draft_id),
        step,
        sent=request.POST,
        besides=forms.Besides(refused=refused),
    )
    return _question_page(request, filing, step, page, status=409)


def _changes_page(request: ActorRequest) -> bool:
    """Tell whether the button pressed only changes what the page asks or shows."""
    sent = request.POST
    return bool(forms.row_to_add(sent) or forms.row_was_removed(sent) or forms.used_map(sent))


def _whole_map(request: ActorRequest) -> str:
    """Return the question whose map is to show the whole province, "" for none."""
    return forms.used_map(request.POST) if "_whole-map" in request.POST else ""


def _fresh(request: ActorRequest, filing: dossiers.Filing, step: str) -> forms.GroupPage:
    """Return the page as it stands, filled beforehand where nobody answered yet.

    What was typed when the session had ended stands in it again, not saved yet.
    """
    taken = request.GET.get("lay-tu", "") or _same_person(filing, step)
    initial = forms.initial_for(request.actor, group=step_of(filing, step), take_over=taken)
    if filing.draft.extra.get("capacity") and not initial.asked_for:
        initial = forms.NOTHING_KNOWN  # the form is about somebody else
    rows = request.GET.get("them-dong", "")
    whole_map = request.GET.get("toan-tinh", "")
    quiet = rows or whole_map or "ban-do" in request.GET or initial.asked_for
    return forms.group_page(
        filing.draft,
        step,
        initial=initial,
        show_errors=False if quiet else None,
        besides=forms.Besides(
            rows, kept_for(request), refused=files_not_kept(request), whole_map=whole_map
        ),
    )


def _same_person(filing: dossiers.Filing, step: str) -> str:
    """Return the page of an earlier draft about the same person, while nothing was said here."""
    untouched = step == forms.ABOUT_THE_PERSON and step not in filing.draft.saved_groups
    same = untouched and filing.draft.extra.get("capacity")  # who files for themselves is another
    earlier = str(filing.draft.extra.get("take_from", "")) if same else ""
    return f"{earlier} {step}" if earlier else ""


def step_of(filing: dossiers.Filing, step: str) -> forms.Group:
    """Return a page of the draft's form.

    Raises:
        NotYoursError: there is none of this name.
    """
    group = next((one for one in filing.draft.form.groups if one.key == step), None)
    if group is None:
        raise NotYoursError
    return group


def _same_page(request: ActorRequest, draft: forms.DraftView, code: str, step: str) -> HttpResponse:
    """Show the page again after a row, a file or a place on the map changed without a script."""
    address = reverse("portal:questions", args=[code, draft.id, step])
    query = {BACK: back} if (back := request.GET.get(BACK)) else {}
    anchor = ""
    if added := forms.row_to_add(request.POST):
        query["them-dong"], anchor = added, f"#f-{added}-0"
    elif used := forms.used_map(request.POST):
        query["toan-tinh" if "_whole-map" in request.POST else "ban-do"] = used
        anchor = f"#f-{used}"
    return redirect(address + (f"?{urlencode(query)}" if query else "") + anchor)


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
        "back": TO_REVIEW if request.GET.get(BACK) == TO_REVIEW else "",
    }
    return render(request, "portal/questions.html", context, status=status)


def _offered(
    request: ActorRequest, filing: dossiers.Filing, step: str
) -> tuple[forms.Earlier, ...]:
    """Return earlier submissions whose answers can be taken over, while this page is untouched."""
    if step in filing.draft.saved_groups:
        return ()
    known = forms.earlier_pages(request.actor, step_of(filing, step))
    return tuple(one for one in known if step != forms.ABOUT_THE_PERSON)[:3]


def _onwards(
    request: ActorRequest, filing: dossiers.Filing, saved: forms.DraftView, step: str
) -> HttpResponse:
    """Go to the next page, the documents, the check or, when asked to stop, the list of tasks."""
    code, draft_id = filing.procedure.code, saved.id
    if "later" in request.POST:
        messages.success(request, _("Đã lưu. Bạn có thể làm tiếp bất cứ lúc nào."))
        return redirect("portal:tasks", code=code, draft_id=draft_id)
    if request.GET.get(BACK) == TO_REVIEW:
        return redirect("portal:review", code=code, draft_id=draft_id)
    if saved.extra.get(forms.LIKE):
        return redirect(next_open(filing, saved))
    keys = [s.key for s in forms.steps(saved)]
    following = keys[keys.index(step) + 1 :] if step in keys else []
    if following:
        return redirect("portal:questions", code=code, draft_id=draft_id, step=following[0])
    last = "portal:documents" if filing.uploads else "portal:review"
    return redirect(last, code=code, draft_id=draft_id)


def next_open(filing: dossiers.Filing, draft: forms.DraftView) -> str:
    """Return the address of what is still to do: a page, the documents, or the check."""
    base = [filing.procedure.code, draft.id]
    for one in forms.steps(draft):
        if one.state is not forms.GroupState.DONE:
            return reverse("portal:questions", args=[*base, one.key])
    missing = any(not draft.files.get(key) for key in filing.required_uploads)
    return reverse("portal:documents" if missing else "portal:review", args=base)


@require_POST
@allow(Rule.CITIZEN)
def discard(request: ActorRequest, code: str, draft_id: UUID) -> HttpResponse:
    """Throw the draft away, after the page asked."""
    open_filing(request, code, draft_id)
    forms.discard_draft(request.actor, draft_id)
    messages.success(request, _("Đã xóa bản nháp."))
    return redirect("portal:mine")
