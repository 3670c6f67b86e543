from datetime import date

import pytest
from django.contrib.auth import authenticate
from tests.factories.directory import make_agency
from tests.factories.identity import PASSWORD, actor_of, make_citizen, make_official_account

from hamrong.foundation.directory import interface as directory
from hamrong.foundation.identity.interface import account, register_citizen
from hamrong.kernel.actor.interface import Hat, RefusedError, Role

pytestmark = pytest.mark.django_db


def register(**changes: str) -> None:
    given = {"full_name": "Nguyễn Văn An", "contact": "0912345678", "password": PASSWORD}
    register_citizen(**{**given, **changes})


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"full_name": "  "}, "full_name"),
        ({"contact": "không có"}, "contact"),
        ({"personal_id": "123"}, "personal_id"),
        ({"password": "12345678"}, "password"),
    ],
)
def test_a_wrong_field_is_named(changes: dict[str, str], field: str) -> None:
    with pytest.raises(RefusedError) as refused:
        register(**changes)
    assert refused.value.field == field


def test_one_phone_is_one_account() -> None:
    register()
    with pytest.raises(RefusedError, match="đã có tài khoản"):
        register(contact="0912 345 678")


def test_one_logs_in_by_phone_or_mail_however_written() -> None:
    register()
    register(contact="An.Nguyen@ViDu.vn")
    for typed in ("+84 912345678", "an.nguyen@vidu.VN"):
        assert authenticate(None, username=typed, password=PASSWORD) is not None
    assert authenticate(None, username="0912345678", password="sai-mat-khau") is None
    assert authenticate(None, username="0999999999", password=PASSWORD) is None


def test_rights_follow_from_posts_of_the_day() -> None:
    agency = make_agency()
    official = make_official_account(agency.id, Role.ONE_STOP)
    actor = actor_of(official)
    assert actor.hat is Hat.OFFICIAL
    assert actor.holds(Role.ONE_STOP, agency.id)
    post_id = directory.give_post(
        account(official.id).official_id, agency.id, Role.ONE_STOP, since=date(2020, 1, 1)
    )
    directory.end_post(post_id, on=date(2021, 1, 1))
    assert actor_of(official).hat is Hat.CITIZEN


def test_an_official_is_also_a_citizen_without_seats() -> None:
    official = make_official_account(make_agency().id, Role.HEAD)
    actor = actor_of(official, Hat.CITIZEN)
    assert (actor.hat, actor.seats) == (Hat.CITIZEN, ())


def test_a_citizen_has_no_other_hat() -> None:
    assert actor_of(make_citizen(), Hat.OFFICIAL).hat is Hat.CITIZEN
