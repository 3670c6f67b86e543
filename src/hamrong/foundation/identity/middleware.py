"""Who acts in a request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from hamrong.foundation.identity.access import acting


class ActorMiddleware:
    """Sets `request.actor`, found when first asked: a page for everyone costs no query."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Attach the actor and go on."""
        request.actor = SimpleLazyObject(lambda: acting(request))  # type: ignore[attr-defined]
        return self.get_response(request)
