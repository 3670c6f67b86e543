"""Who has an item, who may give it away, and what the matter's timeline says of it."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from hamrong.kernel.actor.interface import (
    Actor,
    Hat,
    NotYoursError,
    RefusedError,
    Role,
    Seat,
    StaleError,
    StandIn,
)
from hamrong.kernel.calendar.interface import now
from hamrong.kernel.matter.interface import open_matter
from hamrong.kernel.timeline.interface import Audience, Entry, entries
from hamrong.kernel.work.interface import (
    InboxFilter,
    assign,
    claim,
    inbox,
    item_view,
    loads,
    open_item,
    release,
    take_up,
    write_note,
)

pytestmark = pytest.mark.django_db
AGENCY = uuid4()


def official(name: str, *roles: Role) -> Actor:
    return Actor(uuid4(), Hat.OFFICIAL, name, tuple(Seat(AGENCY, role) for role in roles))


@pytest.fixture
def matter() -> UUID:
    return open_matter(kind="t", title="Việc", agency_id=AGENCY)


def item(matter: UUID, role: Role = Role.SPECIALIST) -> UUID:
    return open_item(
        matter_id=matter,
        kind="handling",
        title="Thụ lý",
        agency_id=AGENCY,
        role=role,
        due_at=now() + timedelta(hours=1),
        link="/x",
    )


def told(matter: UUID) -> list[Entry]:
    return entries(matter, [Audience.STAFF])


def test_taking_giving_and_giving_back_stand_on_the_timeline(matter: UUID) -> None:
    key, an, head = item(matter), official("An", Role.SPECIALIST), official("Hà", Role.HEAD)
    binh = official("Bình", Role.SPECIALIST)
    claim(an, key)
    assert binh.account_id is not None
    assign(head, key, binh.account_id, name="Bình", note="An nghỉ ốm")
    release(binh, key)
    titles = [(entry.title, entry.actor_name, entry.note) for entry in told(matter)]
    assert titles == [
        ("Nhận việc", "An", ""),
        ("Giao việc cho Bình", "Hà", "An nghỉ ốm"),
        ("Trả việc lại cho đơn vị (Bình)", "Bình", ""),
    ]


def test_what_a_colleague_has_is_not_acted_on(matter: UUID) -> None:
    key, an, binh = (
        item(matter),
        official("An", Role.SPECIALIST),
        official("Bình", Role.SPECIALIST),
    )
    claim(an, key)
    with pytest.raises(RefusedError, match="đang do An xử lý"):
        take_up(binh, key)
    assert take_up(an, key) == an
    view = item_view(an, key)
    assert (view.waits, view.may_release, view.may_claim) == (True, True, False)


def test_only_who_leads_takes_over_from_a_colleague(matter: UUID) -> None:
    key, an = item(matter), official("An", Role.SPECIALIST)
    claim(an, key)
    with pytest.raises(StaleError):
        claim(official("Bình", Role.SPECIALIST), key, take_over=True)
    with pytest.raises(NotYoursError):
        claim(official("Hà", Role.HEAD), key, take_over=True)
    both = official("Cao", Role.HEAD, Role.SPECIALIST)
    claim(both, key, take_over=True)
    assert item_view(both, key).row.mine


def test_who_leads_sees_all_that_is_open_and_who_has_it(matter: UUID) -> None:
    an, head = official("An", Role.SPECIALIST), official("Hà", Role.HEAD)
    first, second = item(matter), item(matter, Role.CLERK)
    claim(an, first)
    unit = inbox(head, InboxFilter(unit=True)).rows
    assert {row.id: row.holder for row in unit} == {first: "An", second: ""}
    assert inbox(an, InboxFilter(unit=True)).rows == ()
    assert [(load.name, load.open) for load in loads(head)] == [("An", 1)]
    assert [r.id for r in inbox(head, InboxFilter(unit=True, holder=an.account_id)).rows] == [first]
    release(head, first)
    assert inbox(an, InboxFilter()).rows[0].holder == ""


def test_strangers_neither_take_nor_give_nor_release(matter: UUID) -> None:
    key = item(matter)
    stranger = Actor(uuid4(), Hat.OFFICIAL, "Lạ", (Seat(uuid4(), Role.SPECIALIST),))
    citizen = replace(official("An", Role.SPECIALIST), hat=Hat.CITIZEN)
    for actor in (stranger, citizen, official("Văn thư", Role.CLERK)):
        with pytest.raises(NotYoursError):
            claim(actor, key)
        with pytest.raises(NotYoursError):
            release(actor, key)
        with pytest.raises(NotYoursError):
            assign(actor, key, uuid4(), name="X")
        with pytest.raises(NotYoursError):
            item_view(actor, key)


def test_a_deputy_does_what_waits_for_the_absent_and_is_named_so(matter: UUID) -> None:
    an, key, free = official("An", Role.SPECIALIST), item(matter), item(matter, Role.HEAD)
    claim(an, key)
    ha = official("Hà", Role.HEAD)
    assert an.account_id is not None
    assert ha.account_id is not None
    lent = Seat(AGENCY, Role.HEAD)
    binh = Actor(
        uuid4(),
        Hat.OFFICIAL,
        "Bình",
        (Seat(AGENCY, Role.SPECIALIST), lent),
        (StandIn(an.account_id, "An"), StandIn(ha.account_id, "Hà", (lent,))),
    )
    rows = {row.id: row.behalf for row in inbox(binh, InboxFilter()).rows}
    assert rows == {key: "An", free: "Hà"}
    assert take_up(binh, key).signed_name == "Bình (thay mặt An)"
    assert take_up(binh, free).signed_name == "Bình (thay mặt Hà)"
    claim(binh, free)
    assert told(matter)[-1].actor_name == "Bình (thay mặt Hà)"
    own = item(matter)
    claim(binh, own)
    assert told(matter)[-1].actor_name == "Bình"


def test_a_note_is_kept_for_colleagues(matter: UUID) -> None:
    an = official("An", Role.SPECIALIST)
    write_note(an, matter, " Đã gọi điện. ", agency_id=AGENCY)
    assert [entry.note for entry in told(matter)] == ["Đã gọi điện."]
    assert entries(matter, [Audience.CITIZEN]) == []
    for text in ("  ", "\x00", "x" * 2_001):
        with pytest.raises(RefusedError):
            write_note(an, matter, text, agency_id=AGENCY)
