"""Holding the papers against the published checklist."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamrong.kernel.actor.interface import NotYoursError, RefusedError, StaleError
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.dossiers.access import may_receive
from hamrong.service.dossiers.actions.check_documents import check_documents
from hamrong.service.dossiers.queries.checklist import checklist, papers_of
from hamrong.service.dossiers.queries.checks import checks_of
from hamrong.service.dossiers.queries.page import dossier_view
from hamrong.service.dossiers.views.changed import looked_at, refused_as_old
from hamrong.service.repository import interface as repository


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def check(request: ActorRequest, code: str) -> HttpResponse:
    """Mark each paper: original, certified, copy, digitised, held already, or missing."""
    dossier = dossier_view(request.actor, code)
    if not may_receive(request.actor, dossier.receiving_id):
        raise NotYoursError
    sent = request.POST if request.method == "POST" else None
    before = checks_of(dossier.id)
    given = {file.document_key for file in dossier.files}
    marked = checklist(
        papers_of(dossier.procedure, dossier.situation, given | {one.key for one in before}),
        sent=sent,
        before=before,
        given=given,
        held={use.document_key for use in repository.uses_of(dossier.matter_id)},
    )
    problems = list(marked.problems)
    shown = looked_at(request, dossier)
    if sent is not None and not problems:
        try:
            check_documents(request.actor, code, found=marked.found, seen=request.POST.get("seen"))
        except RefusedError as refused:
            problems = [(f"{refused.field}-missing", refused.message)]
        except StaleError:
            shown = refused_as_old(request, code)
        else:
            messages.success(request, _("Đã ghi kết quả kiểm tra thành phần hồ sơ."))
            return redirect("dossiers:page", code=code)
    context = {"dossier": dossier, "checklist": marked, "problems": problems, **shown.context}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problems else shown.status
    return render(request, "dossiers/check.html", context, status=status)
