"""Answers for programs, encoded once and fast."""

from hashlib import sha256

import msgspec
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.translation import get_language

FRESH_SECONDS = 60


def respond(data: object, *, status: int = 200) -> HttpResponse:
    """Answer with a query's dataclass, or several, as JSON."""
    response = HttpResponse(
        msgspec.json.encode(data), content_type="application/json", status=status
    )
    response["Content-Language"] = get_language() or "vi"
    return response


def respond_cached(request: HttpRequest, data: object) -> HttpResponseBase:
    """Answer what is the same for everyone, to be kept a minute and asked again by its ETag.

    The ETag is made of what is said, so that a change invalidates every copy.
    """
    response = respond(data)
    etag = f'"{sha256(response.content).hexdigest()[:32]}"'
    response["ETag"] = etag
    answer = get_conditional_response(request, etag=etag, response=response) or response
    patch_cache_control(answer, public=True, max_age=FRESH_SECONDS)
    patch_vary_headers(answer, ["Accept-Language", "Cookie"])
    return answer
