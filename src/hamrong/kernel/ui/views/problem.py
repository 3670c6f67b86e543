"""Pages for what went wrong: what happened, that nothing is lost, and what to do."""

from http import HTTPStatus
from urllib.parse import urlsplit

from django.core.exceptions import (
    DisallowedHost,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

SYMBOLS = {
    404: "compass",
    409: "history",
    413: "file-warning",
    429: "hourglass",
    500: "wrench",
    503: "hourglass",
}


def problem_page(request: HttpRequest, status: int, message: str = "") -> HttpResponse:
    """Answer with the page of a status; `message` says what to do where the cause is known."""
    known = status if status in _texts() else HTTPStatus.INTERNAL_SERVER_ERROR.value
    title, advice = _texts()[known]
    if request.path.startswith("/api/"):
        return _problem_document(request, status, title, message or advice)
    context = {
        "status": known,
        "title": title,
        "advice": message or advice,
        "symbol": SYMBOLS.get(known, "triangle-alert"),
        "back": _back(request),
        "reference": getattr(request, "reference", ""),
    }
    # Rendered without the request: this page must open when session or database do not.
    return HttpResponse(render_to_string("ui/problem.html", context), status=known)


def _texts() -> dict[int, tuple[str, str]]:
    """Return for each status what happened and what to do, in the reader's language."""
    return {
        400: (_("Yêu cầu không đọc được"), _("Hãy quay lại trang trước và gửi lại.")),
        403: (
            _("Phiên làm việc đã thay đổi"),
            _("Hãy quay lại trang trước, tải lại trang rồi gửi lại. Nội dung đã lưu vẫn còn."),
        ),
        404: (
            _("Không tìm thấy trang này"),
            _("Trang không tồn tại, đã chuyển đi, hoặc không dành cho tài khoản của bạn."),
        ),
        405: (_("Không thể mở trang theo cách này"), _("Hãy quay lại trang trước.")),
        409: (
            _("Nội dung đã thay đổi"),
            _("Có người vừa xử lý trước bạn. Hãy mở lại trang để xem nội dung mới nhất."),
        ),
        413: (
            _("Nội dung gửi lên quá lớn"),
            _("Mỗi tệp không quá 20 MB. Hãy giảm dung lượng hoặc gửi từng tệp một."),
        ),
        422: (_("Chưa thực hiện được"), _("Hãy quay lại trang trước và kiểm tra nội dung.")),
        429: (_("Bạn thao tác quá nhanh"), _("Hãy đợi ít phút rồi thử lại.")),
        500: (
            _("Hệ thống gặp lỗi"),
            _("Nội dung đã lưu vẫn còn. Hãy thử lại sau ít phút."),
        ),
        503: (
            _("Hệ thống đang bận"),
            _("Nội dung đã lưu vẫn còn. Hãy thử lại sau ít phút."),
        ),
    }


def _back(request: HttpRequest) -> str:
    """Return the page of ours the visitor came from, nothing when it is this one or unknown."""
    parts = urlsplit(request.headers.get("Referer", ""))
    try:
        ours = parts.netloc == request.get_host()
    except DisallowedHost:
        ours = False
    if not ours or parts.path == request.path:
        return ""
    return parts.path + (f"?{parts.query}" if parts.query else "")


def _problem_document(request: HttpRequest, status: int, title: str, detail: str) -> HttpResponse:
    """Answer a program with a problem document (RFC 9457)."""
    body = {
        "type": "about:blank",
        "title": title,
        "status": status,
        "detail": detail,
        "instance": request.path,
    }
    return JsonResponse(body, status=status, content_type="application/problem+json")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what cannot be read, or what is too much to be read."""
    too_much = isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent)
    return problem_page(request, 413 if too_much else 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Answer what is not allowed."""
    return problem_page(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what does not exist, with the view's own advice where it gave one."""
    told = exception.args[0] if exception.args else ""
    return problem_page(request, 404, told if isinstance(told, str) else "")


def failed(request: HttpRequest) -> HttpResponse:
    """Answer when the program itself failed."""
    return problem_page(request, 500)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """Answer a form whose token is missing or old: what was typed can be sent again as it is.

    Only where the browser says the form was on a page of ours: what another site sends is refused.
    """
    if request.method != "POST" or request.path.startswith("/api/") or not _from_here(request):
        return problem_page(request, 403)
    sent = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken"
    ]
    if any("password" in name for name, _value in sent):
        return problem_page(request, 403)
    context = {
        "action": request.get_full_path(),
        "fields": sent,
        "files": bool(request.FILES),
        "token": get_token(request),
    }
    return HttpResponse(render_to_string("ui/resend.html", context), status=HTTPStatus.FORBIDDEN)


def _from_here(request: HttpRequest) -> bool:
    """Tell whether the browser names a page of this very host as where the form was."""
    said = request.headers.get("Origin") or request.headers.get("Referer", "")
    try:
        return urlsplit(said).netloc == request.get_host()
    except DisallowedHost:
        return False
