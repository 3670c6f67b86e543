"""Quarterly reports: an agency writes and sends its own, the keeper gathers all."""

from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamrong.governance.plan.actions.judge_report import (
    accept_reports,
    ask_for_reports,
    remark_on,
    return_report,
)
from hamrong.governance.plan.actions.write_report import (
    Written,
    reopen_report,
    save_report,
    send_report,
)
from hamrong.governance.plan.queries.report_page import ReportPage, report_page
from hamrong.governance.plan.queries.reports import quarter_page, reports_page
from hamrong.governance.plan.rules.quarter import Quarter, quarter_of_code
from hamrong.governance.plan.rules.report import LONGEST, Deed, Line, reworded
from hamrong.kernel.actor.interface import NotYoursError, RefusedError, StaleError
from hamrong.kernel.ids.interface import uuid_of
from hamrong.kernel.ui.interface import ActorRequest, Rule, allow

_ROWS = 50
_WORDS = ("result", "difficulties", "proposals")
_DONE = {
    "save": _("Đã lưu bản nháp."),
    "ready": _("Đã chuyển lãnh đạo ký gửi."),
    "send": _("Đã gửi báo cáo."),
    "take_back": _("Đã rút báo cáo về để sửa."),
    "correct": _("Có thể sửa báo cáo; bản đã gửi vẫn được giữ."),
    "accept": _("Đã chấp nhận báo cáo."),
    "return": _("Đã trả lại báo cáo."),
    "remark": _("Đã gửi nhận xét."),
}


@require_safe
@allow(Rule.OFFICIAL)
def reports(request: ActorRequest, key: str) -> HttpResponse:
    """Show one's own reports, and the quarters for who gathers them."""
    return render(request, "plan/reports.html", {"page": reports_page(request.actor, key)})


@require_safe
@allow(Rule.OFFICIAL)
def quarter(request: ActorRequest, key: str, code: str) -> HttpResponse:
    """Show who has sent and who has not, and what all say together."""
    page = quarter_page(
        request.actor,
        key,
        _quarter(code),
        state=request.GET.get("trang-thai", ""),
        text=request.GET.get("q", ""),
    )
    context = {
        "page": page,
        "rows": Paginator(page.rows, _ROWS).get_page(request.GET.get("trang")),
        "state": request.GET.get("trang-thai", ""),
        "q": request.GET.get("q", "")[:100],
    }
    return render(request, "plan/quarter.html", context)


@require_POST
@allow(Rule.OFFICIAL)
def gather(request: ActorRequest, key: str, code: str) -> HttpResponse:
    """Accept the chosen reports, or remind who has not sent."""
    if "remind" in request.POST:
        asked = ask_for_reports(request.actor, key, _quarter(code))
        told = ngettext("Đã nhắc %(n)s cơ quan.", "Đã nhắc %(n)s cơ quan.", asked)
        messages.success(request, told % {"n": asked})
    else:
        quarter_page(request.actor, key, _quarter(code))
        chosen = [found for one in request.POST.getlist("report") if (found := uuid_of(one))]
        accepted = accept_reports(request.actor, chosen)
        told = ngettext("Đã chấp nhận %(n)s báo cáo.", "Đã chấp nhận %(n)s báo cáo.", accepted)
        messages.success(request, told % {"n": accepted})
    return redirect("plan:quarter", key=key, code=code)


@require_http_methods(["GET", "POST"])
@allow(Rule.OFFICIAL)
def report(request: ActorRequest, report_id: UUID) -> HttpResponse:
    """Show a report, write it, send it, judge it; nothing typed is lost by a newer version."""
    page = report_page(request.actor, report_id)
    if request.method != "POST":
        return _shown(request, page)
    deed = request.POST.get("deed", "save")
    if deed not in _DEEDS:
        raise Http404
    try:
        _DEEDS[deed](request, page)
    except StaleError:
        return _shown(request, report_page(request.actor, report_id), HTTPStatus.CONFLICT)
    except RefusedError as refused:
        errors = {refused.field: refused.message}
        return _shown(request, page, HTTPStatus.UNPROCESSABLE_ENTITY, errors)
    messages.success(request, str(_DONE[deed]))
    return redirect("plan:report", report_id=report_id)


def _shown(
    request: ActorRequest,
    page: ReportPage,
    status: HTTPStatus = HTTPStatus.OK,
    errors: dict[str, str] | None = None,
) -> HttpResponse:
    content = page.content
    if request.method == "POST" and Deed.SAVE in page.deeds:
        sent = _written(request, page)
        content = reworded(
            content, sent.words, assessment=sent.assessment, proposals=sent.proposals
        )
    context = {
        "page": page,
        "content": content,
        "deeds": {deed.value for deed in page.deeds},
        "stale": status == HTTPStatus.CONFLICT,
        "errors": errors or {},
        "typed": request.POST,
        "longest": LONGEST,
    }
    return render(request, "plan/report.html", context, status=status)


def _quarter(code: str) -> Quarter:
    try:
        return quarter_of_code(code)
    except ValueError:
        raise NotYoursError from None


def _written(request: ActorRequest, page: ReportPage) -> Written:
    posted = request.POST

    def words(line: Line) -> dict[str, str]:
        names = {name: f"{line.key}:{name}" for name in _WORDS}
        return {name: posted[field].strip() for name, field in names.items() if field in posted}

    return Written(
        words={line.key: words(line) for line in page.content.lines},
        assessment=posted.get("assessment", page.content.assessment).strip(),
        proposals=posted.get("proposals", page.content.proposals).strip(),
    )


def _revision(request: ActorRequest) -> int:
    text = request.POST.get("revision", "")
    return int(text) if text.isascii() and text.isdigit() else -1


def _save(request: ActorRequest, page: ReportPage) -> None:
    hands_on = request.POST.get("deed") == "ready"
    written = _written(request, page)
    save_report(request.actor, page.id, written, revision=_revision(request), hands_on=hands_on)


def _send(request: ActorRequest, page: ReportPage) -> None:
    send_report(request.actor, page.id, _written(request, page), revision=_revision(request))


def _reopen(request: ActorRequest, page: ReportPage) -> None:
    deed = Deed(request.POST["deed"])
    reopen_report(request.actor, page.id, deed, revision=_revision(request))


def _accept(request: ActorRequest, page: ReportPage) -> None:
    if _revision(request) != page.revision:
        raise StaleError
    accept_reports(request.actor, [page.id])


def _return(request: ActorRequest, page: ReportPage) -> None:
    reason = request.POST.get("reason", "")
    return_report(request.actor, page.id, reason, revision=_revision(request))


def _remark(request: ActorRequest, page: ReportPage) -> None:
    number = request.POST.get("task", "")
    task = int(number) if number.isascii() and number.isdigit() else None
    remark_on(request.actor, page.id, request.POST.get("text", ""), task_number=task)


_DEEDS: dict[str, Callable[[ActorRequest, ReportPage], None]] = {
    "save": _save,
    "ready": _save,
    "send": _send,
    "take_back": _reopen,
    "correct": _reopen,
    "accept": _accept,
    "return": _return,
    "remark": _remark,
}
