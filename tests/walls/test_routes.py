"""Every address says who may open it."""

from collections.abc import Iterator
from functools import partial

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from ninja.constants import NOT_SET
from ninja.operation import PathView

from hamrong.config.api import api
from hamrong.kernel.ui.interface import AccessRule

LIBRARIES = ("ninja.",)
"""Views of libraries, which the tests below look into."""


def _routes(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        address = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _routes(entry, address)
        else:
            yield address, entry


ROUTES = dict(_routes(get_resolver()))


@pytest.mark.parametrize("address", ROUTES)
def test_every_page_declares_who_may_open_it(address: str) -> None:
    view = ROUTES[address].callback
    view = view.func if isinstance(view, partial) else view
    if view.__module__.startswith(LIBRARIES):
        assert address.startswith("api/")
    else:
        assert isinstance(getattr(view, "access_rule", None), AccessRule), (
            f"/{address} is declared for nobody: put @allow(...) on its view"
        )


def _operations() -> Iterator[tuple[str, object]]:
    for bound in api._get_bound_routers():
        for path, view in bound.path_operations.items():
            assert isinstance(view, PathView)
            for operation in view.operations:
                yield f"{operation.methods} {path}", operation


@pytest.mark.parametrize(("name", "operation"), list(_operations()))
def test_every_resource_needs_a_login_or_says_it_is_open(name: str, operation: object) -> None:
    callbacks = getattr(operation, "auth_callbacks", [])
    said_open = getattr(operation, "auth_param", NOT_SET) is None
    router_open = getattr(getattr(operation, "api", None), "auth", NOT_SET) is None
    assert not router_open, "the API as a whole is never open"
    assert callbacks or said_open or _open_router(operation), name


def _open_router(operation: object) -> bool:
    """Tell whether the operation's router says `auth=None`."""
    return any(
        getattr(bound.router if hasattr(bound, "router") else bound.template, "auth", NOT_SET)
        is None
        for bound in api._get_bound_routers()
        for view in bound.path_operations.values()
        if operation in view.operations
    )
