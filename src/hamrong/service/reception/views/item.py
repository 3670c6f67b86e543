"""One form at the counter: everything on one page, papers and marks beside it, accepted at once."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamrong.kernel.actor.interface import NotYoursError, RefusedError
from hamrong.kernel.calendar.interface import today
from hamrong.kernel.ids.interface import uuid_of
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.dossiers.interface import Checklist
from hamrong.service.forms import interface as forms
from hamrong.service.payments import interface as payments
from hamrong.service.payments.interface import Sheet
from hamrong.service.procedures import interface as procedures
from hamrong.service.reception.actions.look_in_store import look_in_store
from hamrong.service.reception.actions.receive_item import receive_item
from hamrong.service.reception.queries.offers import store_offers
from hamrong.service.reception.queries.visits import ItemView, VisitView, visit
from hamrong.service.repository.interface import PaperView

DAY = "%d/%m/%Y"


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def item_page(request: ActorRequest, visit_id: UUID, item_id: UUID) -> HttpResponse:
    """Fill the form for the person, mark the papers, and receive; every sending is saved first."""
    found = visit(request.actor, visit_id)
    item = next((one for one in found.items if one.id == item_id), None)
    if item is None:
        raise NotYoursError
    if item.dossier_code:
        return redirect("dossiers:page", code=item.dossier_code)
    if request.method == "GET":
        return _draw(request, found, item)
    try:
        forms.save_all(request.actor, item.draft_id, request.POST, _revision(request))
    except forms.StaleStepError:
        problem = _("Tờ khai này vừa được sửa ở cửa sổ khác. Nội dung bên dưới là bản mới nhất.")
        kept = [("main", problem), *_form_files(request, item), *_add_files(request, item)]
        return _draw(request, found, item, problems=kept, status=409)
    _settle(request, item)
    forms.remove_page_file(request.actor, item.draft_id, request.POST)
    problems = [*_form_files(request, item), *_add_files(request, item)]
    problems += _from_store(request, found, item)
    if "receive" in request.POST and not problems:
        problems = _receive(request, found, item)
        if not problems:
            return redirect("reception:visit", visit_id=visit_id)
    if not problems and not {"receive", "store", "hold"} & set(request.POST):
        messages.success(request, _("Đã lưu tờ khai."))
    return _draw(request, found, item, problems=problems, status=422 if problems else 200)


def _revision(request: ActorRequest) -> int:
    typed = request.POST.get("_revision", "")
    return int(typed) if typed.isascii() and typed.isdigit() else 0


def _asked(about: dossiers.Filing) -> list[procedures.Question]:
    """Return the questions of the case the form itself asks: the visit said who and which case."""
    before = {procedures.CASE, procedures.CAPACITY}
    return [one for one in about.procedure.questions if one.key not in before]


def _settle(request: ActorRequest, item: ItemView) -> None:
    """Keep what was answered to the questions of the case."""
    about = dossiers.filing(request.actor, item.draft_id)
    typed = {one.key: request.POST.get(f"case-{one.key}", "") for one in _asked(about)}
    if typed:
        said = {**about.situation, **typed}
        dossiers.settle_case(request.actor, item.draft_id, answers=said)


def _form_files(request: ActorRequest, item: ItemView) -> list[tuple[str, str]]:
    """Keep every file chosen for a question of the form."""
    if not request.FILES:
        return []
    draft = forms.draft(request.actor, item.draft_id)
    return [
        (f"f-{prefix}{key}", message)
        for group in forms.shown_groups(draft)
        for prefix in (forms.prefix_of(group.key),)
        for key, message in forms.add_page_files(
            request.actor, item.draft_id, group.key, request.FILES, prefix=prefix
        ).items()
    ]


def _add_files(request: ActorRequest, item: ItemView) -> list[tuple[str, str]]:
    """Keep every scan that was chosen; what is refused is told, the others stay."""
    problems = []
    about = dossiers.filing(request.actor, item.draft_id)
    for document in about.uploads:
        for upload in request.FILES.getlist(f"scan-{document.key}"):
            try:
                forms.add_file(
                    request.actor,
                    item.draft_id,
                    document.key,
                    upload.file or b"",
                    name=upload.name or _("bản quét"),
                )
            except RefusedError as refused:
                problems.append((f"scan-{document.key}", refused.message))
    return problems


def _from_store(request: ActorRequest, found: VisitView, item: ItemView) -> list[tuple[str, str]]:
    """Look into the person's store, or take a paper of it, where that button was pressed."""
    key, paper_id = _held(request)
    try:
        if "store" in request.POST and not look_in_store(request.actor, found.id, item.id):
            said = _("Trong kho của người này không có giấy nào dùng được cho thủ tục này.")
            messages.info(request, said)
        if paper_id is not None and key in _offers(request, found, item):
            forms.hold_paper(request.actor, item.draft_id, key, paper_id, number=found.personal_id)
    except RefusedError as refused:
        return [(refused.field if "store" in request.POST else f"scan-{key}", refused.message)]
    return []


def _held(request: ActorRequest) -> tuple[str, UUID | None]:
    """Return the document for which a paper of the store was chosen, and the paper."""
    key, _sep, typed = request.POST.get("hold", "").partition(" ")
    return key, uuid_of(typed)


def _offers(request: ActorRequest, found: VisitView, item: ItemView) -> dict[str, list[PaperView]]:
    return store_offers(request.actor, found, dossiers.filing(request.actor, item.draft_id))


def _receive(request: ActorRequest, found: VisitView, item: ItemView) -> list[tuple[str, str]]:
    marked = _checklist(request, dossiers.filing(request.actor, item.draft_id))
    sheet = _sheet(request, item)
    if marked.problems or sheet.problems:
        return [*marked.problems, *sheet.problems]
    day, wrong = _day(request.POST.get("due_on", ""))
    if wrong:
        return [("due_on", wrong)]
    intake = dossiers.Intake(
        found=marked.found,
        due_on=day,
        no_date_reason=request.POST.get("no_date_reason", "")[:300],
        missing_reason=request.POST.get("missing_reason", "")[:2000],
        sheet=sheet,
    )
    try:
        code = receive_item(request.actor, found.id, item.id, intake)
    except forms.IncompleteError as incomplete:
        return [
            (
                f"scan-{one.field}"
                if one.step == forms.DOCUMENTS
                else f"f-{forms.prefix_of(one.step)}{one.field}",
                one.message,
            )
            for one in incomplete.problems
        ]
    except RefusedError as refused:
        field = "fee-reference" if refused.field == "reference" else refused.field
        return [(field or "main", refused.message)]
    messages.success(request, _("Đã tiếp nhận hồ sơ %(code)s.") % {"code": code})
    return []


def _sheet(request: ActorRequest, item: ItemView) -> Sheet:
    about = dossiers.filing(request.actor, item.draft_id)
    sent = request.POST if request.method == "POST" else None
    fees = procedures.fees_for(about.procedure, about.case_key)
    return payments.sheet(
        about.procedure,
        about.case_key,
        online=False,
        on=today(),
        sent=sent,
        marked=procedures.marked_fees(fees, about.situation),
    )


def _day(text: str) -> tuple[date | None, str]:
    if not text.strip():
        return None, ""
    try:
        return datetime.strptime(text.strip(), DAY).date(), ""  # noqa: DTZ007 - a day only
    except ValueError:
        return None, _("Nhập ngày theo dạng ngày/tháng/năm, ví dụ 05/03/2024.")


def _checklist(request: ActorRequest, about: dossiers.Filing) -> Checklist:
    sent = request.POST.copy() if request.method == "POST" else None
    files = about.draft.files.items()
    held = {key for key, given in files if any(one.id in about.draft.papers for one in given)}
    key, _paper_id = _held(request)
    if sent is not None and key in held:
        sent[f"{key}-held"] = "1"  # what was just taken from the store needs no mark by hand
    given = {key for key, listed in files if listed}
    papers = dossiers.papers_of(about.procedure, about.situation, given)
    return dossiers.checklist(papers, sent=sent, given=given, held=held)


def _documents(about: dossiers.Filing, offers: dict[str, list[PaperView]]) -> list[dict[str, Any]]:
    """Return each paper to scan with its files and what the store offers instead."""
    draft = about.draft
    return [
        {
            "document": document,
            "files": [(one, draft.papers.get(one.id)) for one in draft.files.get(document.key, ())],
            "offers": offers.get(document.key, []),
        }
        for document in about.uploads
    ]


def _draw(
    request: ActorRequest,
    found: VisitView,
    item: ItemView,
    *,
    problems: list[tuple[str, str]] | None = None,
    status: int = 200,
) -> HttpResponse:
    about = dossiers.filing(request.actor, item.draft_id)
    term = procedures.term_for(about.procedure, about.case_key, channel="counter")
    context: dict[str, Any] = {
        "visit": found,
        "item": item,
        "filing": about,
        "pages": [
            forms.group_page(
                about.draft,
                group.key,
                initial=forms.initial_of(found.person),
                prefix=forms.prefix_of(group.key),
                show_errors=bool(problems),
            )
            for group in forms.shown_groups(about.draft)
        ],
        "revision": about.draft.revision,
        "documents": _documents(about, store_offers(request.actor, found, about)),
        "looked": about.draft.extra.get("store"),
        "checklist": _checklist(request, about),
        "asks_day": term is None,
        "asked": [(one, about.situation.get(one.key, "")) for one in _asked(about)],
        "problems": problems or [],
        "typed": request.POST,
        "sheet": _sheet(request, item),
        "fee": procedures.total_words(
            procedures.fee_total(about.fitted, about.case_key, on=today(), online=False)
        ),
    }
    return render(request, "reception/item.html", context, status=status)
