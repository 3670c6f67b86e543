"""The citizen's store: the list, one paper, giving and taking out."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.files import interface as files
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow, send_file
from hamrong.service.portal.actions.answer_with_tray import give_tray
from hamrong.service.portal.forms import GiveForm
from hamrong.service.portal.queries.purposes import STORE_PURPOSE
from hamrong.service.portal.views.boxes import change_tray, lay_by, store_box
from hamrong.service.portal.views.search import page_number
from hamrong.service.repository import interface as repository

FILE = "file"


@require_GET
@allow(Rule.CITIZEN)
def papers(request: ActorRequest) -> HttpResponse:
    """List my papers by kind."""
    asked = request.GET.get("q", "")[:100]
    found = repository.papers_page(request.actor, asked, page_number(request))
    context = {"asked": asked, "found": found}
    return render(request, "portal/store/list.html", context)


@require_GET
@allow(Rule.CITIZEN)
def paper(request: ActorRequest, paper_id: UUID) -> HttpResponse:
    """Show one paper, and who used or opened it."""
    page = repository.paper_page(request.actor, paper_id)
    return render(request, "portal/store/paper.html", {"page": page})


@require_GET
@allow(Rule.CITIZEN)
def paper_file(request: ActorRequest, paper_id: UUID) -> FileResponse:
    """Open the paper itself."""
    stored, handle = repository.open_paper(request.actor, paper_id)
    return send_file(handle, files.headers_for(stored, inline="tai-ve" not in request.GET))


@require_http_methods(["GET", "POST"])
@allow(Rule.CITIZEN)
def give(request: ActorRequest) -> HttpResponse:
    """Put a paper of my own into the store; its pages wait here until the form is right."""
    form, problems = GiveForm(request.POST or None), []
    if request.method == "POST":
        problems = lay_by(request, {FILE: STORE_PURPOSE}).get(FILE, [])
        if change_tray(request.actor, request.POST):
            form = GiveForm(initial=request.POST.dict())
        elif form.is_valid() and not problems:
            try:
                kept = give_tray(request.actor, repository.Given(**form.cleaned_data))
            except RefusedError as refused:
                problems = _told(form, refused)
            else:
                messages.success(request, _("Đã lưu vào kho."))
                return redirect("portal:store_paper", paper_id=kept)
    wrong = bool(problems or form.errors)
    context = {"form": form, "box": store_box(request, problems), "problems": problems}
    return render(request, "portal/store/give.html", context, status=422 if wrong else 200)


def _told(form: GiveForm, refused: RefusedError) -> list[str]:
    """Put a refusal beside its field; what concerns the file goes to its card."""
    if refused.field == FILE:
        return [refused.message]
    form.add_error(refused.field if refused.field in form.fields else None, refused.message)
    return []


@require_http_methods(["GET", "POST"])
@allow(Rule.CITIZEN)
def remove(request: ActorRequest, paper_id: UUID) -> HttpResponse:
    """Take a paper I gave out of the store, after asking."""
    page, problem = repository.paper_page(request.actor, paper_id), ""
    if request.method == "POST":
        try:
            repository.remove_paper(request.actor, paper_id)
        except RefusedError as refused:
            problem = refused.message
        else:
            messages.success(request, _("Đã bỏ giấy khỏi kho."))
            return redirect("portal:store")
    context = {"page": page, "problem": problem}
    return render(request, "portal/store/remove.html", context, status=422 if problem else 200)
