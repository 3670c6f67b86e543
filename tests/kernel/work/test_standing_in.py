"""A deputy stands in on exactly the days of the absence, begins and ends by itself."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamrong.kernel.actor.interface import Actor, Hat, NotYoursError, RefusedError, Role, Seat
from hamrong.kernel.calendar.interface import VIETNAM, clock_at
from hamrong.kernel.work.interface import (
    Leave,
    Person,
    absent_for,
    absent_today,
    delegate,
    delegations,
    end_delegation,
)
from hamrong.kernel.work.rules import LONGEST_DAYS, leave_fault

AGENCY = uuid4()
DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))
MONDAY = datetime(2024, 3, 4, 9, tzinfo=VIETNAM)


@given(DAYS, st.integers(0, 400), DAYS)
def test_a_leave_covers_its_days_and_no_other(first: date, length: int, day: date) -> None:
    last = first + timedelta(days=length)
    assert Leave(first, last).covers(day) == (first <= day <= last)


@given(DAYS, st.integers(0, 400), DAYS, DAYS)
def test_a_leave_cut_short_covers_nothing_from_that_day_on(
    first: date, length: int, ended: date, day: date
) -> None:
    leave = Leave(first, first + timedelta(days=length), ended)
    assert not (leave.covers(day) and day >= ended)
    assert leave.covers(day) <= Leave(leave.first_day, leave.last_day).covers(day)


@given(DAYS, st.integers(0, 60), DAYS, st.integers(0, 60))
def test_two_leaves_overlap_when_some_day_is_in_both(
    first: date, length: int, other: date, span: int
) -> None:
    one = Leave(first, first + timedelta(days=length))
    two = Leave(other, other + timedelta(days=span))
    days = (first + timedelta(days=n) for n in range(length + 1))
    assert one.overlaps(two) == two.overlaps(one) == any(two.covers(day) for day in days)


@given(DAYS, st.integers(-5, 800), DAYS)
def test_a_leave_that_can_be_entered_covers_a_day_to_come(
    first: date, length: int, today: date
) -> None:
    leave = Leave(first, first + timedelta(days=length))
    if leave_fault(leave, today=today) is None:
        assert leave.covers(leave.first_day)
        assert leave.first_day >= today
        assert (leave.last_day - leave.first_day).days < LONGEST_DAYS
    else:
        assert length < 0 or first < today or length >= LONGEST_DAYS


def official(name: str, role: Role = Role.SPECIALIST) -> Actor:
    return Actor(uuid4(), Hat.OFFICIAL, name, (Seat(AGENCY, role),))


def person(actor: Actor) -> Person:
    assert actor.account_id is not None
    return Person(actor.account_id, actor.name)


def named(by: Actor, absent: Actor, deputy: Actor, first: date, last: date) -> object:
    return delegate(
        by,
        absent=person(absent),
        deputy=person(deputy),
        agency_id=AGENCY,
        leave=Leave(first, last),
        reason="Nghỉ phép",
    )


@pytest.mark.django_db
def test_it_begins_and_ends_by_itself() -> None:
    an, binh = official("An"), official("Bình")
    with clock_at(MONDAY):
        named(an, an, binh, date(2024, 3, 5), date(2024, 3, 6))
    key = person(binh).account_id
    for day, active in ((4, False), (5, True), (6, True), (7, False)):
        with clock_at(MONDAY.replace(day=day)):
            assert absent_for(key) == ((an.account_id,) if active else ())
            assert absent_today([person(an).account_id]) == (
                {an.account_id: "Bình"} if active else {}
            )


@pytest.mark.django_db
def test_it_is_ended_early_by_the_absent_or_who_leads() -> None:
    an, binh, head = official("An"), official("Bình"), official("Hà", Role.HEAD)
    with clock_at(MONDAY):
        named(head, an, binh, date(2024, 3, 4), date(2024, 3, 20))
        (shown,) = delegations(an)
        assert shown.active
        with pytest.raises(NotYoursError):
            end_delegation(binh, shown.id)
        end_delegation(an, shown.id)
        end_delegation(head, shown.id)
        assert absent_for(person(binh).account_id) == ()
        assert not delegations(head)[0].may_end
        named(an, an, binh, date(2024, 3, 4), date(2024, 3, 20))


@pytest.mark.django_db
def test_what_cannot_be_is_refused_with_the_field() -> None:
    an, binh, head = official("An"), official("Bình"), official("Hà", Role.HEAD)
    with clock_at(MONDAY):
        with pytest.raises(NotYoursError):
            named(binh, an, binh, date(2024, 3, 5), date(2024, 3, 6))
        for first, last, deputy, field in (
            (date(2024, 3, 6), date(2024, 3, 5), binh, "last_day"),
            (date(2024, 3, 1), date(2024, 3, 5), binh, "first_day"),
            (date(2024, 3, 5), date(2026, 3, 5), binh, "last_day"),
            (date(2024, 3, 5), date(2024, 3, 5), an, "deputy"),
        ):
            with pytest.raises(RefusedError) as refused:
                named(an, an, deputy, first, last)
            assert refused.value.field == field
        named(an, an, binh, date(2024, 3, 5), date(2024, 3, 6))
        with pytest.raises(RefusedError, match="đã được ủy quyền"):
            named(head, an, head, date(2024, 3, 6), date(2024, 3, 9))
        with pytest.raises(RefusedError, match="cũng vắng mặt"):
            named(head, head, an, date(2024, 3, 6), date(2024, 3, 9))
