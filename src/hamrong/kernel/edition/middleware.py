"""Pages for strangers, kept as long as nothing they show has changed."""

import gzip
import re
from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

from hamrong.kernel.edition.queries.state import program, public_state
from hamrong.kernel.edition.rules.sharing import (
    LONGEST_PATH,
    Address,
    SharedPage,
    Shelf,
    choices,
    entity_tag,
    is_known,
    is_shared,
)

SHELF = Shelf()
# Anybody may keep the page, and asks each time whether it still stands: a change is seen at once.
PUBLIC = "public, no-cache"
# Somebody's page, or one with a form's token: the visitor's own browser may go back to it.
OWN = "private, no-cache"
# Somebody's data, an answer to what was sent, an error.
CLOSED = "private, no-store"
VARY = ("Accept-Encoding", "Cookie", "HX-Request")

_LEVEL = 6
# A program's login; a part of a page instead of the whole.
_PERSONAL_HEADERS = {"HTTP_AUTHORIZATION", "HTTP_HX_REQUEST"}
_TEXT = re.compile(r"text/html|application/(?:json|ld\+json|problem\+json)")
_ACCEPTS_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))")

Answer = Callable[[HttpRequest], HttpResponse]


class SharedPagesMiddleware:
    """Answers strangers from what is kept, and says of every page who may keep it.

    A view declared `shared` is rendered once for each address, language and theme; until the state
    moves, whoever has the page is told so (304) and whoever has not gets the same bytes, both for
    one query.
    """

    def __init__(self, get_response: Answer) -> None:
        program()  # the first visitor does not wait for it
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer from the shelf, or go on and keep what comes."""
        address = _address(request)
        page = SHELF.find(address) if address else None
        if page and page.state == public_state():
            return _send(request, page)
        request.shared_address = address  # type: ignore[attr-defined]
        response = self.get_response(request)
        found: SharedPage | None = getattr(request, "shared_page", None)
        if address and found and _is_same_for_all(response):
            return _send(request, _kept(address, found, response))
        response.headers.setdefault("Cache-Control", _closed(request, response))
        return response

    def process_view(
        self, request: HttpRequest, view: object, _args: object, _kwargs: object
    ) -> HttpResponse | None:
        """Tell a stranger that the page still stands, or let it be made for all strangers."""
        address: Address | None = getattr(request, "shared_address", None)
        if address is None or not is_shared(view):
            return None
        state = public_state()
        if state is None:
            return None
        page = SharedPage(state, entity_tag(address, state), (), b"")
        if is_known(request.headers.get("If-None-Match", ""), page.tag):
            return _unchanged(page.tag)
        request.shared_page = page  # type: ignore[attr-defined]
        # Nothing else of this visitor can get onto the page.
        request.COOKIES = dict(address.choices)
        request.META.pop("CSRF_COOKIE", None)
        return None


def _address(request: HttpRequest) -> Address | None:
    """Return what a shared page may depend on; None when the request is somebody's own."""
    cookies = (settings.SESSION_COOKIE_NAME, *settings.PERSONAL_COOKIES)
    path = request.get_full_path()
    if (
        request.method not in {"GET", "HEAD"}
        or any(request.COOKIES.get(name) for name in cookies)
        or _PERSONAL_HEADERS & request.META.keys()
        or len(path) > LONGEST_PATH
    ):
        return None
    try:
        origin = request.build_absolute_uri("/")
    except DisallowedHost:
        return None
    return Address(origin, path, choices(request.COOKIES, settings.DISPLAY_COOKIES))


def _is_same_for_all(response: HttpResponseBase) -> bool:
    """Tell whether a shared view answered as one: a page, and nothing for one visitor alone."""
    return (
        response.status_code == HTTPStatus.OK
        and not response.streaming
        and not response.cookies
        and "Cache-Control" not in response.headers
    )


def _kept(address: Address, found: SharedPage, response: HttpResponse) -> SharedPage:
    headers = tuple((n, v) for n, v in response.items() if n not in {"Vary", "Content-Length"})
    body = gzip.compress(response.content, _LEVEL, mtime=0)
    page = SharedPage(found.state, found.tag, headers, body)
    SHELF.keep(address, page, limit=settings.SHARED_PAGES_BYTES)
    return page


def _send(request: HttpRequest, page: SharedPage) -> HttpResponse:
    if is_known(request.headers.get("If-None-Match", ""), page.tag):
        return _unchanged(page.tag)
    response = HttpResponse(headers=dict(page.headers))
    if _takes_gzip(request):
        response.content = page.body
        response.headers["Content-Encoding"] = "gzip"
    else:
        response.content = gzip.decompress(page.body)
    response.headers["Content-Length"] = str(len(response.content))
    return _marked(response, page.tag)


def _takes_gzip(request: HttpRequest) -> bool:
    return bool(_ACCEPTS_GZIP.search(request.headers.get("Accept-Encoding", "")))


def _unchanged(tag: str) -> HttpResponse:
    return _marked(HttpResponseNotModified(), tag)


def _marked(response: HttpResponse, tag: str) -> HttpResponse:
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = PUBLIC
    patch_vary_headers(response, VARY)
    return response


def _closed(request: HttpRequest, response: HttpResponseBase) -> str:
    asked = request.method in {"GET", "HEAD"} and response.status_code == HTTPStatus.OK
    somebody = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    return OWN if asked and not somebody else CLOSED


class CompressMiddleware(GZipMiddleware):
    """Compresses pages and documents; files have a compression of their own.

    Each answer gets a length of its own, so that nobody can guess a token from it (CVE-2013-3587).
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Compress a text that is not yet compressed, for who can read it."""
        text = _TEXT.match(response.headers.get("Content-Type", ""))
        if response.streaming or not text:
            return response
        if not _takes_gzip(request):
            patch_vary_headers(response, ("Accept-Encoding",))
            return response
        return super().process_response(request, response)
