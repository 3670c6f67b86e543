"""Stopping a dossier and taking it up again: one proposes, another decides."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamrong.kernel.actor.interface import NotYoursError
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow
from hamrong.service.dossiers.access import may_propose
from hamrong.service.dossiers.actions.decide import decide
from hamrong.service.dossiers.actions.propose_decision import propose_decision
from hamrong.service.dossiers.forms import DecisionForm, ProposalForm
from hamrong.service.dossiers.queries.decisions import decision
from hamrong.service.dossiers.queries.page import dossier_view
from hamrong.service.dossiers.rules import DecisionKind, may_be_decided
from hamrong.service.dossiers.views.changed import STALE, attempt, changed


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def stop(request: ActorRequest, code: str) -> HttpResponse:
    """Propose to stop handling a dossier."""
    return _propose(
        request,
        code,
        DecisionKind.STOP,
        title=_("Đề nghị dừng giải quyết"),
        follows=[
            _("Một người khác (lãnh đạo) phải đồng ý; đến lúc đó hồ sơ vẫn được giải quyết."),
            _("Khi đồng ý: văn bản được cấp số, in có mã QR và người nộp được báo ngay."),
            _("Hồ sơ kết thúc không có kết quả; chỉ mở lại được bằng quyết định."),
        ],
    )


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def reopen(request: ActorRequest, code: str) -> HttpResponse:
    """Propose to take an ended dossier up again."""
    return _propose(
        request,
        code,
        DecisionKind.REOPEN,
        title=_("Đề nghị mở lại hồ sơ"),
        follows=[
            _("Một người khác (lãnh đạo) phải đồng ý; quyết định được cấp số và báo người nộp."),
            _("Hồ sơ tiếp tục ở bước nó đã dừng; thời gian đã đóng không tính vào thời hạn."),
        ],
    )


def _propose(
    request: ActorRequest, code: str, kind: DecisionKind, *, title: str, follows: list[str]
) -> HttpResponse:
    dossier = dossier_view(request.actor, code)
    if not may_propose(request.actor, dossier.receiving_id, dossier.authority_id, kind):
        raise NotYoursError
    if not may_be_decided(kind, dossier.state):
        if request.method == "POST":
            return changed(request, dossier)
        raise NotYoursError
    form = ProposalForm(request.POST or None)

    def take(seen: str | None) -> None:
        propose_decision(request.actor, code, kind, **form.cleaned_data, seen=seen)

    tried = attempt(request, dossier, form, take)
    if tried.done:
        messages.success(request, _("Đã gửi đề nghị. Hồ sơ chưa đổi cho đến khi được duyệt."))
        return redirect("dossiers:page", code=code)
    context = {"dossier": dossier, "form": form, "title": title, "follows": follows}
    context |= tried.context
    return render(request, "dossiers/ask.html", context, status=tried.status)


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def decide_on(request: ActorRequest, code: str, decision_id: UUID) -> HttpResponse:
    """Show a proposal about a dossier, and let the second person decide."""
    dossier, form = dossier_view(request.actor, code), DecisionForm(request.POST or None)
    approve = request.POST.get("decision") == "approve"

    def take(seen: str | None) -> None:
        note = form.cleaned_data["note"]
        decide(request.actor, code, decision_id, approve=approve, note=note, seen=seen)

    tried = attempt(request, dossier, form, take)
    if tried.done:
        said = _("Đã quyết định và báo người nộp.") if approve else _("Đã ghi: không đồng ý.")
        messages.success(request, said)
        return redirect("dossiers:page", code=code)
    asked = decision(request.actor, code, decision_id)
    if asked.decided_at and tried.status == STALE:
        return changed(request, dossier_view(request.actor, code))
    context = {"dossier": dossier, "asked": asked, "form": form, **tried.context}
    return render(request, "dossiers/decide.html", context, status=tried.status)
