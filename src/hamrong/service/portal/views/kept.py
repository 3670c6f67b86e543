"""What somebody sent when their session had ended: kept until they are logged in again."""

import json
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseBase
from django.utils.translation import gettext as _

from hamrong.kernel.actor.interface import Hat
from hamrong.kernel.throttle.interface import allow as may_keep
from hamrong.kernel.ui.interface import ActorRequest

_KEPT = "sent_before_login"
MAX_CHARACTERS = 200_000
"""More than the longest page of questions; a machine gone wild fills no sessions."""
PER_ADDRESS, HOUR, THOUSAND = 1_000, 3600, 1_000
"""Thousands of characters an hour: five of the longest pages, or some hundred usual ones; an office
or a village may share an address."""

View = Callable[..., HttpResponseBase]


def keeps_what_was_sent(view: View) -> View:
    """Keep what a visitor who is not logged in any more sends, and ask them to log in.

    It stays in the browser's own session and stands in the page again (`kept_for`) for whoever
    may open that page; saving it there ends it. Files of somebody unknown are not stored: the page
    names them (`files_not_kept`), so that they are chosen again.
    """

    @wraps(view)
    def keeping(request: ActorRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "POST":
            if request.actor.hat is Hat.ANONYMOUS:
                _keep(request)
                return redirect_to_login(request.get_full_path())
            if kept_for(request) is not None:
                del request.session[_KEPT]
        return view(request, *args, **kwargs)

    return keeping


def kept_for(request: ActorRequest) -> Mapping[str, list[str]] | None:
    """Return what was sent to this very page before logging in, None when nothing was."""
    kept = request.session.get(_KEPT) or {}
    return kept.get("data") if kept.get("path") == request.path else None


def files_not_kept(request: ActorRequest) -> dict[str, str]:
    """Return by input what to say of files that were sent to this very page before logging in."""
    kept = request.session.get(_KEPT) or {}
    named = kept.get("files", {}) if kept.get("path") == request.path else {}
    said = _("Tệp %(names)s chưa được lưu vì lúc gửi bạn đã đăng xuất. Hãy chọn lại tệp.")
    return {key: said % {"names": ", ".join(names)} for key, names in named.items()}


def _keep(request: ActorRequest) -> None:
    data = {k: v for k, v in request.POST.lists() if k != "csrfmiddlewaretoken"}
    files = {k: [one.name or _("tệp") for one in v] for k, v in request.FILES.lists()}
    kept = {"path": request.path, "data": data, "files": files}
    size = len(json.dumps(kept, ensure_ascii=False))
    if size <= MAX_CHARACTERS and _may_keep(request, size):
        request.session[_KEPT] = kept


def _may_keep(request: ActorRequest, size: int) -> bool:
    """Count what is kept for people of one address who are not logged in."""
    key = f"kept-from:{request.META.get('REMOTE_ADDR', '')}"
    return may_keep(key, limit=PER_ADDRESS, seconds=HOUR, cost=1 + size // THOUSAND)
