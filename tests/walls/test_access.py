"""Nobody opens what is not theirs: every address, every visitor, other people's objects.

A new address with a parameter fails here until it has a sample in `tests/factories/addresses.py`.
"""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker
from tests.factories.addresses import OFFICE, OWNED, RULED, SHARED, WITH_PARAMETERS
from tests.factories.addresses import address as address_of
from tests.factories.addresses import rule as rule_of
from tests.factories.world import World, make_world

from hamrong.kernel.actor.interface import ANONYMOUS
from hamrong.kernel.work.models import WorkItem
from hamrong.service.dossiers.models import Dossier
from hamrong.service.forms import interface as forms

OPEN = [name for name in RULED if (whom := rule_of(name)) and whom.lets_in(ANONYMOUS)]
OK, NOT_FOUND, LOGIN_NEEDED, WRONG_METHOD, CONFLICT = 200, 404, 401, 405, 409


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """The same objects for all tests of this module: denied visitors change nothing."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


def _answers(client: Client, address: str) -> Iterator[HttpResponse]:
    """Yield what reading and what sending is answered with, where the address knows the way."""
    for answer in (client.get(address), client.post(address)):
        answer.getvalue()  # a file is closed once it is read
        if answer.status_code != WRONG_METHOD:
            yield answer


def _is_denied(answer: HttpResponse, visitor: str, back: str = "") -> bool:
    """Tell whether a visitor was kept out.

    A colleague who may read the dossier is led `back` to it from a step that is not theirs.
    """
    led_back = bool(back) and answer.get("Location") == back
    if visitor in OFFICE and (led_back or answer.status_code == CONFLICT):
        return True
    if visitor != "anonymous":
        return answer.status_code == NOT_FOUND
    to_login = answer.status_code == 302 and "/dang-nhap/" in answer["Location"]
    return to_login or answer.status_code == LOGIN_NEEDED


def test_every_address_with_a_parameter_has_a_sample_here() -> None:
    assert set(WITH_PARAMETERS) == set(OWNED) | set(SHARED)


@pytest.mark.parametrize("name", RULED)
def test_who_is_not_meant_is_not_let_in(name: str, world: World) -> None:
    rule = rule_of(name)
    assert rule is not None
    address = address_of(name, world)
    for visitor, actor in world.visitors.items():
        if not rule.lets_in(actor):
            answers = list(_answers(world.clients[visitor], address))
            assert answers
            assert all(_is_denied(answer, visitor) for answer in answers), visitor


@pytest.mark.parametrize("name", OPEN)
def test_who_asks_for_the_head_of_an_open_page_gets_it(name: str, world: World) -> None:
    """Crawlers and whoever checks links ask so."""
    where, visitor = address_of(name, world), world.clients["anonymous"]
    if visitor.get(where).status_code == OK:
        assert visitor.head(where).status_code == OK


@pytest.mark.parametrize("name", OWNED)
def test_other_peoples_objects_do_not_exist(name: str, world: World) -> None:
    address, may = address_of(name, world), OWNED[name][1]
    back = reverse("dossiers:page", kwargs={"code": world.code})
    for visitor in set(world.visitors) - may:
        answers = list(_answers(world.clients[visitor], address))
        assert answers
        assert all(_is_denied(answer, visitor, back) for answer in answers), visitor


@pytest.mark.parametrize("name", OWNED)
def test_those_whose_object_it_is_do_find_it(name: str, world: World) -> None:
    address, may = address_of(name, world), OWNED[name][1]
    for visitor in may:
        answer = world.clients[visitor].get(address)
        answer.getvalue()  # a file is closed once it is read
        assert answer.status_code not in {LOGIN_NEEDED, NOT_FOUND}, visitor


def test_nobody_denied_has_changed_anything(world: World) -> None:
    dossier = Dossier.objects.get(code=world.code)
    assert dossier.state == "processing"
    assert forms.draft(world.visitors["owner"], world.draft).submitted_at is None
    assert WorkItem.objects.get(id=world.item).assignee_id is None
