from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from hamrong.kernel.actor.interface import Actor, Hat, NotYoursError, Role, Seat, StaleError
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.matter.interface import open_matter
from hamrong.kernel.work.interface import (
    InboxFilter,
    assign,
    claim,
    counts,
    finish,
    inbox,
    open_item,
    release,
)

pytestmark = pytest.mark.django_db
AGENCY = uuid4()


def official(role: Role, agency: UUID = AGENCY) -> Actor:
    return Actor(uuid4(), Hat.OFFICIAL, "Cán bộ", (Seat(agency, role),))


@pytest.fixture
def matter() -> UUID:
    return open_matter(kind="t", title="Việc", agency_id=AGENCY)


def item(matter: UUID, hours: int = 1, title: str = "Đăng ký khai sinh", code: str = "") -> UUID:
    return open_item(
        matter_id=matter,
        kind="reception",
        title=title,
        agency_id=AGENCY,
        role=Role.ONE_STOP,
        due_at=now() + timedelta(hours=hours),
        link="/x",
        code=code,
    )


def test_the_most_urgent_comes_first(matter: UUID) -> None:
    item(matter, 5, code="b")
    item(matter, -5, code="a")
    item(matter, 50, code="c")
    page = inbox(official(Role.ONE_STOP), InboxFilter())
    assert [(r.code, r.due) for r in page.rows] == [("a", "overdue"), ("b", "soon"), ("c", "later")]


def test_search_forgives_diacritics_and_order(matter: UUID) -> None:
    item(matter, title="Đăng ký khai sinh")
    item(matter, title="Cấp giấy phép xây dựng")
    rows = inbox(official(Role.ONE_STOP), InboxFilter(text="SINH dang")).rows
    assert [row.title for row in rows] == ["Đăng ký khai sinh"]


def test_pages_follow_each_other_without_gap_or_double(matter: UUID) -> None:
    for number in range(120):
        item(matter, number // 3, code=str(number))
    desk, cursor, seen = official(Role.ONE_STOP), "", []
    while True:
        page = inbox(desk, InboxFilter(), cursor)
        seen += [row.code for row in page.rows]
        cursor = page.next_cursor
        if not cursor:
            break
    assert len(seen) == len(set(seen)) == 120


def test_a_page_is_one_query_and_the_counts_are_two(
    matter: UUID, django_assert_num_queries: object
) -> None:
    for number in range(60):
        item(matter, number)
    desk = official(Role.ONE_STOP)
    with django_assert_num_queries(1):  # type: ignore[operator]
        inbox(desk, InboxFilter(text="khai"))
    with django_assert_num_queries(2):  # type: ignore[operator]
        counts(desk)


def test_a_taken_item_leaves_the_inbox_of_colleagues(matter: UUID) -> None:
    first, second = official(Role.ONE_STOP), official(Role.ONE_STOP)
    key = item(matter)
    claim(first, key)
    claim(first, key)
    assert counts(first).mine == 1
    assert counts(second).total == 0
    with pytest.raises(StaleError):
        claim(second, key)
    release(first, key)
    assert counts(second).total == 1


def test_only_the_role_may_take_and_only_those_who_lead_may_give(matter: UUID) -> None:
    key, stranger = item(matter), official(Role.ONE_STOP, uuid4())
    with pytest.raises(NotYoursError):
        claim(stranger, key)
    with pytest.raises(NotYoursError):
        assign(stranger, key, uuid4())
    colleague = official(Role.ONE_STOP)
    assert colleague.account_id is not None
    assign(official(Role.HEAD), key, colleague.account_id)
    assert counts(colleague).mine == 1


def test_what_is_done_is_gone(matter: UUID) -> None:
    desk, key = official(Role.ONE_STOP), item(matter)
    finish(key, by=desk)
    finish(key, by=desk)
    assert counts(desk).total == 0


def test_a_broken_cursor_starts_again(matter: UUID) -> None:
    item(matter)
    assert len(inbox(official(Role.ONE_STOP), InboxFilter(), "'; drop table").rows) == 1
