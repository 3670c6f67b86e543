"""Whatever the order, the pages together are the whole list, and nothing comes twice."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hamrong.kernel.actor.interface import Actor, Hat, Role, Seat
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.matter.interface import open_matter
from hamrong.kernel.text.interface import person_sort_key
from hamrong.kernel.work.interface import InboxFilter, InboxRow, inbox, open_item
from hamrong.kernel.work.queries import inbox as reading

pytestmark = pytest.mark.django_db
NAMES = ["", "Đặng Thị Ẩn", "Lê Văn Bình", "Nguyễn Ân", "Nguyễn An", "Trần_Ăn", "Ánh"]
SORTS = ["due", "-due", "opened", "-opened", "code", "-code", "applicant", "-applicant"]
# (hours until due, code, applicant, which seat, taken by the reader)
ITEM = st.tuples(
    st.integers(-3, 3),
    st.sampled_from(["", "H1", "H2_x", "h3"]),
    st.sampled_from(NAMES),
    st.integers(0, 1),
    st.booleans(),
)
KEYS: dict[str, Callable[[InboxRow], object]] = {
    "due": lambda row: row.due_at,
    "opened": lambda row: row.opened_at,
    "code": lambda row: row.code,
    "applicant": lambda row: person_sort_key(row.applicant),
}


def walked(actor: Actor, sort: str) -> list[InboxRow]:
    found: list[InboxRow] = []
    cursor = ""
    while True:
        page = inbox(actor, InboxFilter(sort=sort), cursor)
        found += page.rows
        cursor = page.next_cursor
        if not cursor:
            return found


@given(st.lists(ITEM, max_size=9), st.sampled_from(SORTS), st.integers(1, 4))
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_pages_together_are_the_whole_list(
    monkeypatch: pytest.MonkeyPatch,
    rows: list[tuple[int, str, str, int, bool]],
    sort: str,
    size: int,
) -> None:
    monkeypatch.setattr(reading, "PAGE_SIZE", size)
    agencies = (uuid4(), uuid4())
    actor = Actor(uuid4(), Hat.OFFICIAL, "Cán bộ", tuple(Seat(a, Role.ONE_STOP) for a in agencies))
    at, keys = now(), set[UUID]()
    matter_id = open_matter(kind="t", title="Việc", agency_id=agencies[0])
    for hours, code, applicant, seat, taken in rows:
        keys.add(
            open_item(
                matter_id=matter_id,
                kind="t",
                title="Việc",
                agency_id=agencies[seat],
                role=Role.ONE_STOP,
                due_at=at + timedelta(hours=hours),
                link="/x",
                code=code,
                applicant=applicant,
                assignee_id=actor.account_id if taken else None,
            )
        )
    found = walked(actor, sort)
    assert len(found) == len(keys)
    assert {row.id for row in found} == keys
    values = [KEYS[sort.removeprefix("-")](row) for row in found]
    assert values == sorted(values, reverse=sort.startswith("-"))  # type: ignore[type-var]
