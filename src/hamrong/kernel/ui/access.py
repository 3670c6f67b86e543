"""Pages open only to those they are declared for."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase
from django_htmx.http import HttpResponseClientRedirect

from hamrong.kernel.actor.interface import ANONYMOUS, Actor, Hat, NotYoursError, Role
from hamrong.kernel.ui.rules.access import AccessRule, Rule


class ActorRequest(HttpRequest):
    """A request whose actor is known.

    `badge_counts` are the numbers of the navigation counted so far, by name of the address.
    """

    actor: Actor
    badge_counts: dict[str, int]


View = Callable[..., HttpResponseBase]


def allow(*rules: Rule, roles: tuple[Role, ...] = ()) -> Callable[[View], View]:
    """Declare who a view is for, and let nobody else in.

    Someone not logged in is asked to, and comes back; whoever is logged in but not meant gets the
    same answer as for a page that does not exist. Every view must be declared: a test walks them.
    """
    rule = AccessRule(rules, roles)

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if rule.lets_in(getattr(request, "actor", ANONYMOUS)):
                return view(request, *args, **kwargs)
            if request.actor.hat is Hat.ANONYMOUS:
                return _to_login(request)
            raise NotYoursError

        guarded.access_rule = rule  # type: ignore[attr-defined]
        return guarded

    return declare


def _to_login(request: HttpRequest) -> HttpResponseBase:
    """Ask a visitor to log in, and come back to a page that can be opened.

    A part of a page (htmx) sends the whole page; what was posted comes back to the page it was
    posted from, where everything saved still stands.
    """
    if request.headers.get("HX-Request") == "true":
        back = _own_path(request, request.headers.get("HX-Current-URL", ""))
        answer = redirect_to_login(back, settings.LOGIN_URL)
        return HttpResponseClientRedirect(answer.url)
    if request.method not in {"GET", "HEAD"}:
        back = _own_path(request, request.headers.get("Referer", ""))
        return redirect_to_login(back, settings.LOGIN_URL)
    return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)


def _own_path(request: HttpRequest, address: str) -> str:
    """Return path and query of an address of ours, the start page for any other."""
    parts = urlsplit(address)
    if parts.netloc != request.get_host() or not parts.path.startswith("/"):
        return "/"
    return parts.path + (f"?{parts.query}" if parts.query else "")
