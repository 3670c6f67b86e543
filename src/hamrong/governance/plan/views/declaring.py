"""Declaring a figure of a target, and its evidence."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from hamrong.governance.plan.actions.declare import Said, declare
from hamrong.governance.plan.forms.declaring import DeclarationForm
from hamrong.governance.plan.queries.declaring import DeclaringPage, declaring_page, evidence_file
from hamrong.governance.plan.rules.quarter import quarter_of_code
from hamrong.governance.plan.templatetags.plan_measures import quarter_words
from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.files import interface as files
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow, send_file

_KEPT = "plan.evidence"


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def declaring(request: ActorRequest, key: str, target: str) -> HttpResponse:
    """Ask for a figure and its evidence; a file once sent stays while the rest is put right."""
    page = declaring_page(request.actor, key, target)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = _form(page, *sent)
    kept = _kept(request, form)
    if request.method == "POST" and form.is_valid() and _declared(request, page, form, kept):
        messages.success(request, _("Đã ghi số kê khai."))
        return redirect("plan:target", key=key, target=target)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    context = {
        "page": page,
        "form": form,
        "kept": files.describe([kept]).get(kept) if kept else None,
        "kept_token": signing.dumps(str(kept), salt=_KEPT) if kept else "",
    }
    return render(request, "plan/declaring.html", context, status=status)


@require_GET
@allow(Rule.OFFICIAL)
def evidence(request: ActorRequest, declaration_id: UUID) -> FileResponse:
    """Open what proves a declared figure."""
    stored, handle = files.open_file(evidence_file(request.actor, declaration_id))
    return send_file(handle, files.headers_for(stored, inline=True))


def _form(page: DeclaringPage, *sent: object) -> DeclarationForm:
    return DeclarationForm(
        *sent,
        asks=page.asks,
        agencies=page.agencies,
        quarters=[(quarter, quarter_words(quarter)) for quarter in page.quarters],
        counted=page.measure.counted if page.measure else "",
        of=page.measure.of if page.measure else "",
    )


def _kept(request: ActorRequest, form: DeclarationForm) -> UUID | None:
    """Keep the file that came, or find the one kept before."""
    if sent := request.FILES.get("file"):
        try:
            return files.store(sent, name=sent.name or "", owner=request.actor).id
        except RefusedError as refused:
            form.is_valid()
            form.add_error("file", refused.message)
            return None
    try:
        return UUID(signing.loads(request.POST.get("kept", ""), salt=_KEPT))
    except (signing.BadSignature, ValueError):
        return None


def _declared(
    request: ActorRequest, page: DeclaringPage, form: DeclarationForm, kept: UUID | None
) -> bool:
    said = Said(
        agency_id=UUID(form.cleaned_data["agency"]),
        quarter=quarter_of_code(form.cleaned_data["quarter"]),
        share=form.share(),
        basis=form.cleaned_data["basis"],
        file_id=kept,
    )
    try:
        declare(request.actor, page.key, page.target, said)
    except RefusedError as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        return False
    return True
