from datetime import timedelta

import pytest

from hamrong.kernel.calendar.interface import clock_at, now
from hamrong.kernel.throttle.interface import allow, give_back
from hamrong.kernel.throttle.models import Window

pytestmark = pytest.mark.django_db


def test_the_limit_holds_until_the_window_ends() -> None:
    moment = now()
    with clock_at(moment):
        assert [allow("k", limit=2, seconds=60) for _ in range(3)] == [True, True, False]
    with clock_at(moment + timedelta(seconds=61)):
        assert allow("k", limit=2, seconds=60)


def test_keys_do_not_disturb_each_other() -> None:
    assert allow("a", limit=1, seconds=60)
    assert allow("b", limit=1, seconds=60)


def test_an_attempt_that_was_no_guess_is_given_back() -> None:
    give_back("never tried")
    for _ in range(3):
        assert allow("k", limit=1, seconds=60)
        give_back("k")


def test_beyond_the_limit_nothing_is_written_and_an_attempt_may_count_for_several() -> None:
    assert allow("k", limit=10, seconds=60, cost=9)
    assert not allow("k", limit=10, seconds=60, cost=9)
    for _ in range(5):
        assert not allow("k", limit=10, seconds=60)
    assert Window.objects.get(key="k").used == 18
