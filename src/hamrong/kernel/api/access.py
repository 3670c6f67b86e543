"""Who may call a resource."""

from django.conf import settings
from django.http import HttpRequest
from ninja.security import APIKeyCookie

from hamrong.kernel.actor.interface import ANONYMOUS, Actor


class SignedIn(APIKeyCookie):
    """The session of the pages, with their protection against forged requests.

    The rule for every resource that does not say `auth=None`: forgetting to say closes it.
    """

    def __init__(self) -> None:
        self.param_name = settings.SESSION_COOKIE_NAME
        super().__init__(csrf=True)

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | None:  # noqa: ARG002 - ninja's signature
        """Return who acts, None when nobody is logged in."""
        actor: Actor = getattr(request, "actor", ANONYMOUS)
        return actor if actor.account_id else None
