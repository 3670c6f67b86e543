from dataclasses import replace
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
    may_do,
    open_item,
    release,
)
from hamrong.kernel.work.queries.inbox import PAGE_SIZE

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


def test_a_page_is_one_query_and_the_counts_are_another(
    matter: UUID, django_assert_num_queries: object
) -> None:
    for number in range(60):
        item(matter, number)
    desk = official(Role.ONE_STOP)
    with django_assert_num_queries(1):  # type: ignore[operator]
        inbox(desk, InboxFilter(text="khai"))
    with django_assert_num_queries(1):  # type: ignore[operator]
        counts(desk)


def test_items_of_all_seats_and_one_s_own_come_in_one_order(matter: UUID) -> None:
    agencies = [uuid4(), uuid4()]
    me = Actor(uuid4(), Hat.OFFICIAL, "Cán bộ", tuple(Seat(a, Role.HEAD) for a in agencies))
    me = replace(me, seats=(*me.seats, me.seats[0]))
    for number in range(PAGE_SIZE + 10):
        open_item(
            matter_id=matter,
            kind="approval",
            title="Việc",
            agency_id=agencies[number % 2] if number % 3 else AGENCY,
            role=Role.HEAD,
            due_at=now() + timedelta(hours=number),
            link="/x",
            code=str(number),
            assignee_id=None if number % 3 else me.account_id,
        )
    first = inbox(me, InboxFilter())
    second = inbox(me, InboxFilter(), first.next_cursor)
    codes = [row.code for row in (*first.rows, *second.rows)]
    assert codes == [str(number) for number in range(PAGE_SIZE + 10)]
    assert counts(me).total == PAGE_SIZE + 10


def test_a_taken_item_is_its_holder_s_alone_to_do(matter: UUID) -> None:
    first, second, key = official(Role.ONE_STOP), official(Role.ONE_STOP), item(matter)
    assert may_do(first, key)
    claim(first, key)
    assert may_do(first, key)
    assert not may_do(second, key)
    assert not may_do(official(Role.HEAD), key)
    assert not may_do(Actor(first.account_id, Hat.CITIZEN, "Cán bộ", first.seats), key)


@pytest.mark.parametrize(
    "cursor",
    ["'; drop table", "2024-01-01_x", f"2024-01-01_{UUID(int=7)}", "_"],
)
def test_a_cursor_that_cannot_be_read_starts_again(matter: UUID, cursor: str) -> None:
    item(matter)
    assert len(inbox(official(Role.ONE_STOP), InboxFilter(), cursor).rows) == 1


def test_any_text_can_be_searched(matter: UUID) -> None:
    for text in ("\x00", "\ud800", "%", "x" * 10_000, "a b " * 100):
        inbox(official(Role.ONE_STOP), InboxFilter(text=text, kind="\x00"))


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
        assign(stranger, key, uuid4(), name="Ai đó")
    colleague = official(Role.ONE_STOP)
    assert colleague.account_id is not None
    assign(official(Role.HEAD), key, colleague.account_id, name=colleague.name)
    assert counts(colleague).mine == 1


def test_what_is_done_is_gone(matter: UUID) -> None:
    desk, key = official(Role.ONE_STOP), item(matter)
    finish(key, by=desk)
    finish(key, by=desk)
    assert counts(desk).total == 0
