"""Pages open only to those they are declared for."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase

from hamrong.kernel.actor.interface import Actor, Hat, NotYoursError, Role
from hamrong.kernel.ui.rules import AccessRule, Rule


class ActorRequest(HttpRequest):
    """A request whose actor is known."""

    actor: Actor


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
            if rule.lets_in(request.actor):
                return view(request, *args, **kwargs)
            if request.actor.hat is Hat.ANONYMOUS:
                return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
            raise NotYoursError

        guarded.access_rule = rule  # type: ignore[attr-defined]
        return guarded

    return declare
