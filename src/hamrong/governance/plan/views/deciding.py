"""Deciding a draft: the document, and the last look before what cannot be undone."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamrong.governance.plan.actions.decide_draft import Decision, decide_draft
from hamrong.governance.plan.forms.deciding import DecisionForm
from hamrong.governance.plan.queries.drafts import Draft, draft, last_issuer, outcome
from hamrong.kernel.actor.interface import RefusedError, StaleError
from hamrong.kernel.calendar.interface import today
from hamrong.kernel.files import interface as files
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow

_KEPT = "plan.decision"


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def decide(request: ActorRequest, key: str) -> HttpResponse:
    """Ask for the decision; a file once sent stays while the rest is put right."""
    page = draft(request.actor, key)
    if page.problems:
        return redirect("plan:draft", key=key)
    form = DecisionForm(
        request.POST or None,
        request.FILES or None,
        initial={"issuer": last_issuer(request.actor, key), "valid_from": today()},
    )
    kept, status = _kept(request, form), HTTPStatus.OK
    if form.is_bound:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        try:
            if form.is_valid() and (number := _decided(request, page, form, kept)):
                return redirect("plan:edition", key=key, number=number)
        except StaleError:
            page, status = draft(request.actor, key), HTTPStatus.CONFLICT
    context = {
        "draft": page,
        "outcome": outcome(request.actor, key),
        "form": form,
        "stale": status == HTTPStatus.CONFLICT,
        "kept": files.describe([kept]).get(kept) if kept else None,
        "kept_token": signing.dumps(str(kept), salt=_KEPT) if kept else "",
    }
    return render(request, "plan/draft_decide.html", context, status=status)


def _kept(request: ActorRequest, form: DecisionForm) -> UUID | None:
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


def _decided(request: ActorRequest, page: Draft, form: DecisionForm, kept: UUID | None) -> int:
    """Decide and return the edition's number, 0 where it was refused."""
    said = form.cleaned_data
    decision = Decision(
        number=said["number"],
        signed_on=said["signed_on"],
        issuer=said["issuer"],
        about=said["about"],
        valid_from=said["valid_from"],
        file_id=kept,
    )
    try:
        edition = decide_draft(request.actor, page.key, decision, revision=said["revision"])
    except RefusedError as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        return 0
    messages.success(request, _("Đã ban hành. Nội dung này không đổi nữa."))
    return edition.number
