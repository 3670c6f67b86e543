"""Each request has a code, a time, an end, and a line in the log."""

import time
from collections.abc import Callable

import structlog
from django.db import connection
from django.http import HttpRequest, HttpResponseBase
from structlog.contextvars import bind_contextvars, clear_contextvars

from hamrong.kernel.observe.ports import (
    POOL_WAIT_SECONDS,
    POOL_WAITS,
    REQUEST_SECONDS,
    REQUESTS,
)
from hamrong.kernel.observe.rules import given_reference, new_reference

HEADER = "X-Request-ID"
NOWHERE = "unknown"
# Asked every few seconds by machines: counted, not written down.
_QUIET = frozenset({"healthz", "readyz", "metrics"})
_KNOWN = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
log = structlog.get_logger("hamrong.request")


class ObserveMiddleware:
    """Stands outermost, so that all the others are in what it measures."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, count and write down."""
        reference = given_reference(request.headers.get(HEADER, "")) or new_reference()
        request.reference = reference  # type: ignore[attr-defined]
        clear_contextvars()
        bind_contextvars(request_id=reference)
        began = time.perf_counter()
        response = self.get_response(request)
        seconds = time.perf_counter() - began
        response.headers[HEADER] = reference
        match = request.resolver_match
        route = (match.view_name or match.route) if match else NOWHERE
        method = request.method if request.method in _KNOWN else NOWHERE
        status = str(response.status_code)
        REQUEST_SECONDS.labels(route, method).observe(seconds)
        REQUESTS.labels(route, method, status).inc()
        _count_waits()
        if route not in _QUIET:
            log.info(
                "request", route=route, method=method, status=response.status_code,
                milliseconds=round(seconds * 1000, 1),
            )  # fmt: skip
        return response


def _count_waits() -> None:
    """Add what this process's pool has made requests wait since the last look."""
    pool = getattr(connection, "_connection_pools", {}).get(connection.alias)
    if pool is None:
        return
    told = pool.pop_stats()
    if told.get("requests_queued"):
        POOL_WAITS.labels("database").inc(told["requests_queued"])
        POOL_WAIT_SECONDS.labels("database").inc(told.get("requests_wait_ms", 0) / 1000)
