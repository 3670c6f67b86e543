"""Whoever guesses passwords is stopped; whoever knows theirs is not, however many share a line."""

import pytest
from django.test import Client
from tests.factories.identity import PASSWORD, make_citizen

from hamrong.foundation.identity import forms

pytestmark = pytest.mark.django_db


def _log_in(login: str, password: str) -> bool:
    answer = Client().post("/dang-nhap/", {"username": login, "password": password})
    return answer.status_code == 302


def test_people_behind_one_address_all_log_in_and_wrong_guesses_count(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(forms, "TRIES_PER_ADDRESS", 2)
    known = [make_citizen().login for _ in range(4)]
    assert all(_log_in(login, PASSWORD) for login in known)
    for guess in range(2):
        assert not _log_in(f"khong-co-{guess}", "doan-mo-1234")
    assert not _log_in(known[0], PASSWORD)
