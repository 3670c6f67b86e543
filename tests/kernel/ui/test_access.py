"""Doors of pages, and the answers at them."""

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.test import RequestFactory

from hamrong.kernel.actor.interface import ANONYMOUS, Actor, Hat, NotYoursError
from hamrong.kernel.ui.interface import Rule, allow


@allow(Rule.OFFICIAL)
def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("mở")


def _as(actor: Actor, request: Any) -> HttpResponseBase:
    request.actor = actor
    return page(request)


def test_a_stranger_logs_in_and_comes_back_to_the_same_page(rf: RequestFactory) -> None:
    answer = _as(ANONYMOUS, rf.get("/lam-viec/", {"q": "a b"}))
    assert answer.headers["Location"] == "/dang-nhap/?next=/lam-viec/%3Fq%3Da%2Bb"


def test_what_was_posted_comes_back_to_the_page_it_was_posted_from(rf: RequestFactory) -> None:
    headers = {"referer": "http://testserver/lam-viec/ho-so/1?x=2"}
    answer = _as(ANONYMOUS, rf.post("/lam-viec/ho-so/1/du-thao", headers=headers))
    assert answer.headers["Location"].endswith("?next=/lam-viec/ho-so/1%3Fx%3D2")


@pytest.mark.parametrize("referer", ["", "https://evil.example/a", "http://testserver"])
def test_another_sites_page_is_not_a_way_back(rf: RequestFactory, referer: str) -> None:
    answer = _as(ANONYMOUS, rf.post("/x", headers={"referer": referer}))
    assert answer.headers["Location"] == "/dang-nhap/?next=/"


def test_a_part_of_a_page_sends_the_whole_page_to_log_in(rf: RequestFactory) -> None:
    headers = {"hx-request": "true", "hx-current-url": "http://testserver/lam-viec/"}
    answer = _as(ANONYMOUS, rf.get("/lam-viec/them", headers=headers))
    assert answer.headers["HX-Redirect"] == "/dang-nhap/?next=/lam-viec/"


def test_the_wrong_hat_finds_nothing(rf: RequestFactory) -> None:
    with pytest.raises(NotYoursError):
        _as(Actor(None, Hat.CITIZEN, "Lê Thị Hoa"), rf.get("/lam-viec/"))
