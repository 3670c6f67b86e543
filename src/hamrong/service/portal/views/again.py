"""Another dossier like one that was filed: asked once, never again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hamrong.kernel.actor.interface import RefusedError
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.dossiers import interface as dossiers
from hamrong.service.portal.views.filing import next_open, open_filing


@require_POST
@allow(Rule.CITIZEN)
def file_another(request: ActorRequest, code: str) -> HttpResponse:
    """Open a draft like my dossier, at the first page that must be answered anew."""
    found = dossiers.dossier_view(request.actor, code)
    draft_id = dossiers.draft_behind(request.actor, code)
    return _opened(request, found.procedure.code, draft_id)


@require_POST
@allow(Rule.CITIZEN)
def copy_draft(request: ActorRequest, code: str, draft_id: UUID) -> HttpResponse:
    """Open another draft like one I have not sent yet."""
    open_filing(request, code, draft_id)
    return _opened(request, code, draft_id)


def _opened(request: ActorRequest, procedure_code: str, draft_id: UUID) -> HttpResponse:
    """Go to what is still to do, or begin as anybody where place or case is no more."""
    try:
        made = dossiers.file_another(request.actor, draft_id)
    except RefusedError as refused:
        messages.warning(request, refused.message)
        return redirect("portal:start", code=procedure_code)
    filing = dossiers.filing(request.actor, made)
    said = _("Đã lấy lại nội dung của hồ sơ trước. Chỉ cần điền phần còn thiếu rồi kiểm tra.")
    messages.success(request, said)
    return redirect(next_open(filing, filing.draft))
