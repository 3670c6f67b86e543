"""Pages declared shared really are the same for every stranger, and all they read is watched.

A shared page that reads a table nobody watches would go on saying what is no longer true: watch the
table in a migration (`hamrong.kernel.edition`), or do not share the page.
"""

import re
from collections.abc import Iterator
from functools import partial

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker
from tests.factories import dossiers as factory
from tests.factories.addresses import ROUTES, SHARED
from tests.factories.procedures import make_raw_procedure

from hamrong.kernel.actor.interface import ANONYMOUS
from hamrong.kernel.edition.interface import is_shared, watched
from hamrong.kernel.ui.interface import AccessRule

# The clock of the pages is the day; these say so themselves.
OWN = {"edition"}
MORE = {
    "portal:search": ["?q=lam giay khai sinh cho chau", "?q=khia sihn", "?cap=commune&trang=2"],
    "portal:procedure": [],
}


def _view(name: str) -> object:
    view = ROUTES[name].callback
    return view.func if isinstance(view, partial) else view


PAGES = [name for name in ROUTES if is_shared(_view(name))]


@pytest.fixture(scope="module")
def province(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """Yield the code of a raw record beside the mini province."""
    with django_db_blocker.unblock(), transaction.atomic():
        factory.load_mini()
        yield make_raw_procedure().code
        transaction.set_rollback(True)


def _addresses(name: str, raw: str) -> list[str]:
    first = reverse(name, kwargs=SHARED.get(name))
    more = [first + query for query in MORE.get(name, [])]
    return [first, *more, *([reverse(name, args=[raw])] if name == "portal:procedure" else [])]


def test_home_search_and_procedures_are_shared() -> None:
    assert {"portal:home", "portal:search", "portal:procedure"} <= set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_a_shared_page_is_open_to_everyone(name: str) -> None:
    rule = getattr(_view(name), "access_rule", None)
    assert isinstance(rule, AccessRule)
    assert rule.lets_in(ANONYMOUS)


@pytest.mark.parametrize("name", PAGES)
def test_all_a_shared_page_reads_is_watched(name: str, province: str) -> None:
    tables = set(connection.introspection.table_names()) - watched() - OWN
    for address in _addresses(name, province):
        with CaptureQueriesContext(connection) as queries:
            answer = Client().get(address)
        assert answer.status_code == 200, address
        said = {word for query in queries for word in re.findall(r"\w+", query["sql"])}
        assert not said & tables, address


@pytest.mark.parametrize("name", PAGES)
def test_a_shared_page_depends_on_no_visitor(name: str, province: str) -> None:
    for address in _addresses(name, province):
        client = Client(REMOTE_ADDR="203.0.113.9")
        client.cookies.load({"csrftoken": "b" * 32, "tracker": "1"})
        headers = {"user-agent": "x", "accept-language": "en", "referer": "http://testserver/ui/"}
        one, other = Client().get(address), client.get(address, headers=headers)
        assert one.content == other.content, address
        assert one.headers["Cache-Control"] == "public, no-cache", address
        assert not one.cookies, address
        assert not other.cookies, address
