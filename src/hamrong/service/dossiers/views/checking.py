"""Holding the papers against the published checklist."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamrong.kernel.actor.interface import NotYoursError, RefusedError
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.dossiers.access import may_receive
from hamrong.service.dossiers.actions.check_documents import check_documents
from hamrong.service.dossiers.queries.checklist import checklist
from hamrong.service.dossiers.queries.checks import checks_of
from hamrong.service.dossiers.queries.page import dossier_view


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def check(request: ActorRequest, code: str) -> HttpResponse:
    """Mark each paper: original, certified, copy, digitised, held already, or missing."""
    dossier = dossier_view(request.actor, code)
    if not may_receive(request.actor, dossier.receiving_id):
        raise NotYoursError
    sent = request.POST if request.method == "POST" else None
    marked = checklist(
        dossier.procedure.documents,
        sent=sent,
        before=checks_of(dossier.id),
        given={file.document_key for file in dossier.files},
    )
    problems = list(marked.problems)
    if sent is not None and not problems:
        try:
            check_documents(request.actor, code, found=marked.found)
        except RefusedError as refused:
            problems = [(f"{refused.field}-missing", refused.message)]
        else:
            messages.success(request, _("Đã ghi kết quả kiểm tra thành phần hồ sơ."))
            return redirect("dossiers:page", code=code)
    context = {"dossier": dossier, "checklist": marked, "problems": problems}
    return render(request, "dossiers/check.html", context, status=422 if problems else 200)
