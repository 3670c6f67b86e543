"""Each account sees its own messages, latest first, in two queries."""

from typing import Any
from uuid import uuid4

import pytest
from tests.factories.notify import tell

from hamrong.kernel.notify.interface import inbox, mark_read, unread_count
from hamrong.kernel.notify.queries.inbox import PAGE_SIZE

pytestmark = pytest.mark.django_db


def test_pages_are_latest_first_and_end(django_assert_num_queries: Any) -> None:
    account = uuid4()
    for number in range(PAGE_SIZE + 1):
        tell(account, code=str(number))
    with django_assert_num_queries(2):
        first = inbox(account)
    assert first.has_next
    assert first.rows[0].subject == f"Xong {PAGE_SIZE}"
    second = inbox(account, 2)
    assert [row.subject for row in second.rows] == ["Xong 0"]
    assert not second.has_next
    assert not inbox(account, 3).rows


def test_only_one_s_own_messages_are_seen_and_marked() -> None:
    mine, yours = uuid4(), uuid4()
    first, second = tell(mine), tell(mine)
    tell(yours)
    assert unread_count(mine) == 2
    assert mark_read(yours, first) == 0
    assert mark_read(mine, first) == 1
    assert mark_read(mine, first) == 0
    assert [row.is_read for row in inbox(mine).rows if row.id == second] == [False]
    mark_read(mine)
    assert (unread_count(mine), unread_count(yours)) == (0, 1)
