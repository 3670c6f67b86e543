"""The page where anyone checks a paper."""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hamrong.foundation.issuance.queries.check import CheckView, check
from hamrong.foundation.issuance.rules import read_check_code
from hamrong.foundation.signing.interface import FileTold, judge, told
from hamrong.kernel.actor.interface import TooOftenError
from hamrong.kernel.edition.interface import shared
from hamrong.kernel.files import interface as files
from hamrong.kernel.throttle.interface import allow as may_try
from hamrong.kernel.ui.interface import Rule, allow

CHECKS_PER_MINUTE = 60


@require_safe
@shared
@allow(Rule.ANYONE)
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for the code printed on the paper."""
    typed = request.GET.get("ma", "")[:60]
    if code := read_check_code(typed):
        return redirect("issuance:check", typed=code)
    error = _("Mã xác minh gồm 16 chữ và số, in cạnh mã QR.") if typed else ""
    context = {"typed": typed, "error": error}
    return render(request, "issuance/ask.html", context, status=422 if error else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@allow(Rule.ANYONE)
def answer(request: HttpRequest, typed: str) -> HttpResponse:
    """Say whether a paper is genuine, and whether a given file is that paper, bit for bit."""
    address = request.META.get("REMOTE_ADDR", "")
    if not may_try(f"check:{address}", limit=CHECKS_PER_MINUTE, seconds=60):
        raise TooOftenError
    paper = check(typed)
    context = {
        "paper": paper,
        "typed": typed[:60],
        "same": _compared(request, paper),
        "judged": _judged(request, paper),
    }
    return render(request, "issuance/answer.html", context, status=200 if paper else 404)


def _compared(request: HttpRequest, paper: CheckView | None) -> bool | None:
    """Return whether the given file is the paper's, None when none was given. Nothing is kept."""
    given = request.FILES.get("file") if request.method == "POST" else None
    if given is None or paper is None:
        return None
    digest = hashlib.sha256()
    for chunk in given.chunks():
        digest.update(chunk)
    return digest.hexdigest() == paper.sha256


def _judged(request: HttpRequest, paper: CheckView | None) -> FileTold | None:
    """Return what the signatures of the paper's own file are worth now, if that was asked."""
    asked = request.method == "POST" and "signatures" in request.POST
    if not asked or paper is None or paper.file_id is None or not paper.signers:
        return None
    _stored, content = files.open_file(paper.file_id)
    with content:
        return told(judge(content).report)
