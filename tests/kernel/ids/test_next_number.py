from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from hamrong.kernel.ids.interface import next_number, uuid7


@pytest.mark.django_db
def test_a_rollback_leaves_no_gap() -> None:
    with transaction.atomic():
        assert next_number("s") == 1
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        assert next_number("s") == 2
        raise ZeroDivisionError
    with transaction.atomic():
        assert next_number("s") == 2


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_it_refuses() -> None:
    with pytest.raises(RuntimeError):
        next_number("s")


def test_keys_sort_by_time() -> None:
    keys = [uuid7() for _ in range(100)]
    assert keys == sorted(keys)
    assert {key.version for key in keys} == {7}


@pytest.mark.django_db(transaction=True)
def test_many_writers_at_once_get_each_number_once() -> None:
    def take(_: int) -> int:
        try:
            with transaction.atomic():
                return next_number("crowd")
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=4) as crowd:
        taken = list(crowd.map(take, range(100)))
    assert sorted(taken) == list(range(1, 101))
