"""Answers that are pages too: what does not exist, is stale, is refused or too much."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import DataError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers

from hamrong.kernel.actor.interface import (
    LaterError,
    NotYoursError,
    RefusedError,
    StaleError,
    TooOftenError,
)
from hamrong.kernel.ui.views.problem import problem_page

STATUS: dict[type[Exception], int] = {
    NotYoursError: 404,
    StaleError: 409,
    LaterError: 503,
    RefusedError: 422,
    TooOftenError: 429,
    RequestDataTooBig: 413,
    TooManyFieldsSent: 413,
    TooManyFilesSent: 413,
    UnreadablePostError: 400,
    MultiPartParserError: 400,
}
# Where programs call; they say which language they read, people choose it on the page.
PROGRAMS = "/api/v"
RETRY_SECONDS = 20
PERMISSIONS_POLICY = "camera=(), geolocation=(self), microphone=(), payment=()"


class LanguageMiddleware(LocaleMiddleware):
    """Shows pages in Vietnamese until the visitor chooses another language.

    What a browser asks for is not a choice: most devices here are sold in English, and the
    procedures, forms and papers of the province are Vietnamese.
    """

    def process_request(self, request: HttpRequest) -> None:
        """Activate the language of the request."""
        if request.path.startswith(PROGRAMS):
            super().process_request(request)
            return
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        known = dict(settings.LANGUAGES)
        translation.activate(chosen if chosen in known else settings.LANGUAGE_CODE)
        request.LANGUAGE_CODE = translation.get_language()

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Say in which language the answer is, and what that depends on."""
        if request.path.startswith(PROGRAMS):
            return super().process_response(request, response)
        patch_vary_headers(response, ("Cookie",))
        response.headers.setdefault("Content-Language", translation.get_language() or "")
        return response


class ProblemMiddleware:
    """Turns what an action says into a page that says what to do."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with the headers every page has; what is far too large is not even read."""
        announced = request.META.get("CONTENT_LENGTH") or "0"
        too_large = not announced.isdigit() or int(announced) > settings.LARGEST_BODY
        answer = problem_page(request, 413) if too_large else self.get_response(request)
        response = self._drawn(request, answer)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer an exception that has a page of its own; others go their way."""
        if isinstance(error, (ValueError, DataError)) and "NUL" in str(error):
            return problem_page(request, 400)  # the one character PostgreSQL does not keep
        for kind, status in STATUS.items():
            if isinstance(error, kind):
                message = error.message if isinstance(error, RefusedError) else ""
                return _paused(problem_page(request, status, message))
        return None

    def _drawn(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Put a page around a wrong method, and a problem document around any error of the API."""
        bare = response.status_code == HTTPStatus.METHOD_NOT_ALLOWED
        error = response.status_code >= HTTPStatus.BAD_REQUEST
        for_program = request.path.startswith("/api/") and error
        told = response.headers.get("Content-Type", "") == "application/problem+json"
        if told or not (bare or for_program):
            return response
        page = problem_page(request, response.status_code)
        if "Allow" in response.headers:
            page.headers["Allow"] = response.headers["Allow"]
        return page


def _paused(answer: HttpResponse) -> HttpResponse:
    """Tell programs when to ask again, where asking again helps."""
    if answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE:
        answer.headers["Retry-After"] = str(RETRY_SECONDS)
    return answer
